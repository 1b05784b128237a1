//! `&E`, `&mut E`, `Box<E>`, `Rc<E>` and `Arc<E>` forward every method, including overridden ones.

use std::borrow::Cow;
use std::error::Error;
use std::fmt::{self, Write};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use api_error::__private::{Part, View};
use api_error::{ApiError, Details, Envelope, ErrorSpec, ErrorStatus, ErrorType, FieldError, HasCatalog, Headers};

/// Every method returns something else than the default of the trait.
#[derive(Debug)]
struct Loud;

static SPEC: ErrorSpec = ErrorSpec::new(ErrorStatus::GONE, "loud");

#[derive(Debug, ApiError)]
#[api_error(status = 418, code = "inside", header("X-Inside", "1"))]
struct Inside;

impl ApiError for Loud {
    fn spec(&self) -> &'static ErrorSpec {
        &SPEC
    }
    fn inner(&self) -> Option<&(dyn ApiError + '_)> {
        Some(&Inside)
    }
    fn message(&self) -> Cow<'_, str> {
        "message".into()
    }
    fn param(&self) -> Option<Cow<'_, str>> {
        Some("param".into())
    }
    fn retry_after(&self) -> Option<Duration> {
        Some(Duration::from_secs(7))
    }
    fn details(&self) -> Option<Details> {
        Some(Details::new().with("details", &1))
    }
    fn errors(&self) -> Vec<FieldError<'_>> {
        vec![FieldError::new("errors", "", None::<&str>)]
    }
    fn as_error(&self) -> Option<&(dyn Error + '_)> {
        Some(&fmt::Error)
    }
    fn status(&self) -> ErrorStatus {
        ErrorStatus::LOCKED
    }
    fn error_type(&self) -> ErrorType {
        ErrorType::Custom("error_type")
    }
    fn code(&self) -> &'static str {
        "code"
    }
    fn doc_url(&self) -> Option<&'static str> {
        Some("doc_url")
    }
    fn is_retryable(&self) -> bool {
        true
    }
    fn envelope(&self) -> Envelope<'_> {
        Envelope::new(ErrorType::ApiError, "envelope", "")
    }
    fn headers(&self) -> Headers<'_> {
        Inside.headers()
    }
    fn to_json(&self, request_id: Option<&str>) -> Cow<'static, str> {
        format!("to_json {request_id:?}").into()
    }
    fn __view(&self) -> View<'_> {
        View::Forward(&Inside)
    }
    fn __format(&self, part: Part, out: &mut dyn Write) -> fmt::Result {
        write!(out, "{part:?}")
    }
}

fn methods<E: ApiError>(error: &E) -> Vec<(&'static str, String)> {
    let mut formatted = String::new();
    error.__format(Part::Param, &mut formatted).unwrap();
    vec![
        ("spec", error.spec().code.into()),
        ("inner", format!("{:?}", error.inner())),
        ("message", error.message().into()),
        ("param", format!("{:?}", error.param())),
        ("retry_after", format!("{:?}", error.retry_after())),
        ("details", format!("{:?}", error.details())),
        ("errors", format!("{:?}", error.errors())),
        ("as_error", format!("{:?}", error.as_error().map(ToString::to_string))),
        ("status", error.status().to_string()),
        ("error_type", error.error_type().to_string()),
        ("code", error.code().into()),
        ("doc_url", format!("{:?}", error.doc_url())),
        ("is_retryable", error.is_retryable().to_string()),
        ("envelope", error.envelope().code.into()),
        ("headers", format!("{:?}", error.headers().collect::<Vec<_>>())),
        ("to_json", error.to_json(Some("r")).into()),
        ("__view", matches!(error.__view(), View::Forward(_)).to_string()),
        ("__format", formatted),
    ]
}

#[test]
fn each_method_is_forwarded_by_each_pointer() {
    let expected = methods(&Loud);
    assert_eq!(methods(&&Loud), expected);
    assert_eq!(methods(&&mut Loud), expected);
    assert_eq!(methods(&Box::new(Loud)), expected);
    assert_eq!(methods(&Rc::new(Loud)), expected);
    assert_eq!(methods(&Arc::new(Loud)), expected);
    assert_eq!(methods(&(Box::new(Loud) as Box<dyn ApiError>)), expected);
    assert_eq!(methods(&(Arc::new(Loud) as Arc<dyn ApiError + Send + Sync>)), expected);
    assert_eq!(methods(&Rc::new(Box::new(&Loud))), expected);
}

// A method that is added to the trait must be added above, and then the pointers must forward it.
#[test]
fn no_method_of_the_trait_is_left_out() {
    let source = include_str!("../../api-error/src/error.rs");
    let declared: Vec<_> = source
        .lines()
        .filter_map(|line| line.strip_prefix("    fn "))
        .filter_map(|line| line.split_once('('))
        .map(|(name, _)| name)
        .collect();
    let called: Vec<_> = methods(&Loud).into_iter().map(|(name, _)| name).collect();
    assert_eq!(declared, called);
}

#[test]
fn the_catalog_is_forwarded_too() {
    fn len<E: HasCatalog + ?Sized>() -> usize {
        E::CATALOG.len()
    }
    assert_eq!([len::<Inside>(), len::<&Inside>(), len::<&mut Inside>(), len::<Box<Inside>>()], [1; 4]);
    assert_eq!([len::<Rc<Inside>>(), len::<Arc<Inside>>(), len::<Arc<dyn ApiError + Send + Sync>>()], [1; 3]);
}
