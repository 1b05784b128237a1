//! Wrappers: every method asks the inner error, whatever it overrides, behind `transparent` and in a wrapper by hand.

use std::borrow::Cow;
use std::error::Error;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use api_error::{ApiError, Details, Envelope, ErrorSpec, ErrorStatus, ErrorType, FieldError, HasCatalog, Headers};

static SPEC: ErrorSpec = ErrorSpec::new(ErrorStatus::GONE, "of_the_spec")
    .with_param("spec")
    .with_doc_url("spec")
    .with_retry_after(Duration::from_secs(1));

/// Has one answer of its own for each method that is named.
macro_rules! overrides {
    ($($name:ident { $($method:item)* })*) => {$(
        #[derive(Debug)]
        struct $name;

        impl ApiError for $name {
            fn spec(&self) -> &'static ErrorSpec {
                &SPEC
            }
            $($method)*
        }

        impl HasCatalog for $name {
            const CATALOG: &'static [api_error::CatalogItem] = &[api_error::CatalogItem::Open];
        }
    )*

        fn every_override() -> Vec<Box<dyn ApiError>> {
            vec![$(Box::new($name)),*]
        }
    };
}

overrides! {
    Nothing {}
    Message { fn message(&self) -> Cow<'_, str> { "own".into() } }
    Param { fn param(&self) -> Option<Cow<'_, str>> { None } }
    RetryAfter { fn retry_after(&self) -> Option<Duration> { Some(Duration::from_secs(9)) } }
    DetailsToo { fn details(&self) -> Option<Details> { Some(Details::new().with("own", &0.1_f32)) } }
    Errors { fn errors(&self) -> Vec<FieldError<'_>> { vec![FieldError::new("own", "", None::<&str>)] } }
    AsError { fn as_error(&self) -> Option<&(dyn Error + '_)> { Some(&fmt::Error) } }
    Status { fn status(&self) -> ErrorStatus { ErrorStatus::UNAUTHORIZED } }
    Type { fn error_type(&self) -> ErrorType { ErrorType::Custom("own_error") } }
    Code { fn code(&self) -> &'static str { "own" } }
    DocUrl { fn doc_url(&self) -> Option<&'static str> { Some("own") } }
    Retryable { fn is_retryable(&self) -> bool { true } }
    Enveloped { fn envelope(&self) -> Envelope<'_> { Envelope::new(ErrorType::ApiError, "own", "own") } }
    WithHeaders { fn headers(&self) -> Headers<'_> { Status::headers_of_a_401() } }
    Json { fn to_json(&self, request_id: Option<&str>) -> Cow<'static, str> { format!("{request_id:?}").into() } }
}

impl Status {
    fn headers_of_a_401() -> Headers<'static> {
        #[derive(Debug, ApiError)]
        #[api_error(status = 401, header("X-Own", "1"))]
        struct Denied;
        Denied.headers()
    }
}

#[derive(Debug, ApiError)]
#[api_error(transparent)]
struct Derived(Box<dyn ApiError>);

#[derive(Debug)]
struct ByHand<E: ?Sized>(E);

impl<E: ApiError> ApiError for ByHand<E> {
    fn inner(&self) -> Option<&(dyn ApiError + '_)> {
        Some(&self.0)
    }
}

fn answers(error: &dyn ApiError) -> Vec<String> {
    vec![
        error.spec().code.to_owned(),
        error.message().into_owned(),
        format!("{:?}", error.param()),
        format!("{:?}", error.retry_after()),
        format!("{:?}", error.details()),
        format!("{:?}", error.errors()),
        format!("{:?}", error.as_error().map(ToString::to_string)),
        error.status().to_string(),
        error.error_type().to_string(),
        error.code().to_owned(),
        format!("{:?}", error.doc_url()),
        error.is_retryable().to_string(),
        format!("{:?}", error.envelope()),
        format!("{:?}", error.headers().collect::<Vec<_>>()),
        error.to_json(None).into_owned(),
        error.to_json(Some("r")).into_owned(),
    ]
}

#[test]
fn each_override_is_kept_by_each_wrapper() {
    for (at, inner) in every_override().into_iter().enumerate() {
        let expected = answers(&inner);
        assert_eq!(expected == answers(&Nothing), at == 0, "{inner:?} overrides nothing");
        let inner: Arc<dyn ApiError> = Arc::from(inner);
        let wrappers: [Box<dyn ApiError>; 5] = [
            Box::new(Derived(Box::new(Arc::clone(&inner)))),
            Box::new(ByHand(Arc::clone(&inner))),
            Box::new(ByHand(ByHand(Arc::clone(&inner)))),
            Box::new(Derived(Box::new(ByHand(Arc::clone(&inner))))),
            Box::new(ByHand(Derived(Box::new(Arc::clone(&inner))))),
        ];
        for wrapper in wrappers {
            assert_eq!(answers(&wrapper), expected, "{wrapper:?}");
            assert_eq!(format!("{:?}", wrapper.inner().is_some()), "true");
        }
    }
}

#[derive(Debug, ApiError)]
enum Inner {
    #[api_error(
        status = 404,
        message = "No {id}.",
        param = "p[{id}]",
        header("X-Id", "{id}"),
        header("X-Own", "{{1}}")
    )]
    Template { id: u8 },
    #[api_error(status = 409, message = "No {id:?}.", param = "{id:>3}", header("X-Id", "{id:?}"))]
    Formatted { id: u8 },
    #[api_error(status = 410, message(display))]
    Shown,
    #[api_error(status = 429, retry_after = .0, message = "Fixed {{}}.")]
    Wait(u8),
}

impl fmt::Display for Inner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("shown")
    }
}

fn every_inner() -> [Inner; 4] {
    [Inner::Template { id: 7 }, Inner::Formatted { id: 7 }, Inner::Shown, Inner::Wait(3)]
}

#[test]
fn a_wrapper_by_hand_fills_templates_in() {
    for inner in every_inner() {
        let expected = answers(&inner);
        assert_eq!(answers(&ByHand(inner)), expected);
    }
}

/// Names the inner error's spec only.
#[derive(Debug)]
struct OnlySpec(Inner);

impl ApiError for OnlySpec {
    fn spec(&self) -> &'static ErrorSpec {
        self.0.spec()
    }
}

#[test]
fn a_template_without_its_fields_is_never_sent() {
    let bodies = every_inner().map(|inner| OnlySpec(inner).to_json(None));
    for body in &bodies {
        assert!(!body.contains("{id"), "{body}");
    }
    assert!(bodies[0].contains(r#""message":"The resource was not found.","param":null"#), "{}", bodies[0]);
    assert!(bodies[2].contains(r#""message":"The resource is no longer available.""#), "{}", bodies[2]);
    assert!(bodies[3].contains(r#""message":"Fixed {}.""#), "{}", bodies[3]);
    let headers = OnlySpec(Inner::Template { id: 7 });
    assert_eq!(headers.headers().collect::<Vec<_>>(), [("X-Own", "{1}".into())]);
    assert_eq!(OnlySpec(Inner::Formatted { id: 7 }).headers().count(), 0);
}

#[test]
fn a_changed_copy_of_a_spec_is_sent_as_it_is() {
    #[derive(Debug)]
    struct Copied(&'static ErrorSpec);
    impl ApiError for Copied {
        fn spec(&self) -> &'static ErrorSpec {
            self.0
        }
    }
    let spec = *Inner::Template { id: 7 }.spec();
    let spec = spec.with_message("{id}").with_param("{p}").with_headers(&[("X-Id", "{{id}}")]);
    let error = Copied(Box::leak(Box::new(spec)));
    assert_eq!((error.message(), error.param()), ("{id}".into(), Some("{p}".into())));
    assert_eq!(error.headers().collect::<Vec<_>>(), [("X-Id", "{{id}}".into())]);
}

/// Replaces some answers of what it wraps.
#[derive(Debug)]
struct Replaces(Inner);

impl ApiError for Replaces {
    fn inner(&self) -> Option<&(dyn ApiError + '_)> {
        Some(&self.0)
    }
    fn status(&self) -> ErrorStatus {
        ErrorStatus::UNAUTHORIZED
    }
    fn message(&self) -> Cow<'_, str> {
        "Outer.".into()
    }
    fn retry_after(&self) -> Option<Duration> {
        Some(Duration::from_secs(60))
    }
}

#[test]
fn what_a_wrapper_replaces_reaches_body_and_headers() {
    let error = Derived(Box::new(Replaces(Inner::Template { id: 7 })));
    assert_eq!(error.status(), ErrorStatus::UNAUTHORIZED);
    assert_eq!(
        error.to_json(Some("r")),
        r#"{"type":"validation_error","code":"template","message":"Outer.","param":"p[7]","doc_url":null,"request_id":"r"}"#
    );
    let headers: Vec<_> = error.headers().map(|(name, value)| format!("{name}: {value}")).collect();
    assert_eq!(headers, ["X-Id: 7", "X-Own: {1}", "Retry-After: 60", "WWW-Authenticate: Bearer"]);
    let waits = Replaces(Inner::Wait(3)).headers().filter(|(name, _)| *name == "Retry-After").count();
    assert_eq!(waits, 1);
}

#[test]
fn an_error_with_neither_spec_nor_inner_is_an_internal_error() {
    #[derive(Debug)]
    struct Empty;
    impl ApiError for Empty {}
    assert_eq!((Empty.code(), Empty.status().as_u16(), Empty.inner().is_none()), ("internal_error", 500, true));
    assert!(Empty.to_json(None).contains(r#""message":"An internal error occurred.""#));
}
