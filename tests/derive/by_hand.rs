//! The trait without the derive.

use std::borrow::Cow;

use api_error::{ApiError, CatalogItem, EnumSpec, ErrorSpec, ErrorStatus, ErrorType, FieldError, HasCatalog, catalog};

#[derive(Debug)]
struct Invalid(Vec<&'static str>);

static SPECS: [ErrorSpec; 1] = [ErrorSpec::new(ErrorStatus::UNPROCESSABLE_CONTENT, "invalid")
    .with_message("{not a template}")
    .with_param("{neither}")
    .with_headers(&[("X-Braces", "{a}"), ("X-Bad", "\n")])
    .with_docs("By hand.")];
static INVALID: EnumSpec = EnumSpec::new("Invalid", module_path!(), line!(), column!(), &SPECS);

impl ApiError for Invalid {
    fn spec(&self) -> &'static ErrorSpec {
        &SPECS[0]
    }

    fn errors(&self) -> Vec<FieldError<'_>> {
        self.0.iter().map(|param| FieldError::new("required", "Required.", Some(*param))).collect()
    }
}

impl HasCatalog for Invalid {
    const CATALOG: &'static [CatalogItem] = &[CatalogItem::Own(&INVALID)];
}

#[derive(Debug, ApiError)]
enum Outer {
    #[api_error(transparent)]
    Invalid(Invalid),
    #[api_error(status = 404)]
    NotFound,
}

catalog! { static ERRORS = [Outer]; }

#[test]
fn braces_of_a_hand_written_text_are_only_braces() {
    let error = Invalid(vec![]);
    assert_eq!((error.message(), error.param()), (Cow::from("{not a template}"), Some("{neither}".into())));
    assert_eq!(error.headers().collect::<Vec<_>>(), [("X-Braces", "{a}".into())]);
}

#[test]
fn what_is_overridden_reaches_the_body_also_through_a_forward() {
    let expected = r#"{"type":"validation_error","code":"invalid","message":"{not a template}","param":"{neither}","doc_url":null,"request_id":"r","errors":[{"code":"required","message":"Required.","param":"a"}]}"#;
    assert_eq!(Invalid(vec!["a"]).to_json(Some("r")), expected);
    assert_eq!(Outer::Invalid(Invalid(vec!["a"])).to_json(Some("r")), expected);
}

#[test]
fn it_joins_the_catalog() {
    assert_eq!(ERRORS.iter().map(|spec| spec.code).collect::<Vec<_>>(), ["not_found", "invalid"]);
    assert!(!ERRORS.is_open());
    assert_eq!(Outer::NotFound.code(), "not_found");
}

#[test]
fn a_spec_starts_from_the_defaults_of_its_status() {
    let spec = ErrorSpec::new(ErrorStatus::SERVICE_UNAVAILABLE, "down");
    assert_eq!(spec.error_type, ErrorType::ApiError);
    assert_eq!(spec.message, "The service is not available at the moment.");
    assert!(spec.retryable && spec.has_fixed_message());
    let spec = spec.with_type(ErrorType::Custom("x_error")).with_retryable(false).with_doc_url("https://x.dev");
    assert_eq!((spec.error_type.as_str(), spec.retryable, spec.doc_url), ("x_error", false, Some("https://x.dev")));
}
