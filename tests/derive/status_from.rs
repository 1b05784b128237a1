//! `status_from`: the status that is sent comes from a field.

use api_error::{ApiError, ErrorSpec, ErrorStatus, ErrorType, Shape, shape};
use http::StatusCode;

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(message(display), doc_url = "https://x.dev/{status}/{type}/{code}")]
enum Upstream {
    #[error("secret {0}")]
    #[api_error(status = 502, status_from = .1, message = "The ledger said: {0}", param = "{0}", header("X-Said", "{0}"))]
    Template(&'static str, u16),
    #[error("secret {text}")]
    #[api_error(status = 500, status_from = status)]
    Display { text: &'static str, status: ErrorStatus },
    #[error("secret")]
    #[api_error(status = 400, status_from = r#in, type = "api_error", retryable = true, message = "No luck.")]
    Written { r#in: StatusCode },
    #[error("secret {text:?}")]
    #[api_error(status = 504, status_from = status, message = "It said {text:?}", expose)]
    Exposed {
        #[api_error(detail)]
        text: &'static str,
        status: Option<Box<StatusCode>>,
    },
    #[error("no status of its own")]
    #[api_error(status = 404)]
    Plain,
    #[error(transparent)]
    #[api_error(transparent)]
    Inner(Passed<&'static u16>),
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("passed on")]
#[api_error(status = 503, status_from = status)]
struct Passed<T> {
    status: T,
}

fn facts(error: &dyn ApiError) -> (u16, ErrorType, bool, String) {
    (error.status().as_u16(), error.error_type(), error.is_retryable(), error.message().into_owned())
}

/// The facts of a body, however it is written: type and message.
fn written(error: &dyn ApiError) -> Vec<(String, String)> {
    shape! { static OWN = { "type": type, "message": message, "status": status, "retryable": retryable }; }
    let envelope = error.envelope();
    let bodies = [
        error.to_json(None).into_owned(),
        error.to_json(Some("req_1")).into_owned(),
        Shape::FLAT.to_json(error, Some("req_1")).into_owned(),
        OWN.to_json(error, None).into_owned(),
        envelope.to_json(),
    ];
    let mut facts: Vec<_> = bodies
        .iter()
        .map(|body| {
            let body: serde_json::Value = serde_json::from_str(body).unwrap();
            (body["type"].as_str().unwrap().to_owned(), body["message"].as_str().unwrap().to_owned())
        })
        .collect();
    facts.dedup();
    facts
}

#[test]
fn what_is_not_written_follows_the_status_that_is_sent() {
    use ErrorType::{ApiError as Api, AuthError as Auth, RateLimitError as Rate, ValidationError as Validation};
    for (status, error_type, retryable, message) in [
        (404, Validation, false, "The resource was not found."),
        (401, Auth, false, "Authentication is required."),
        (429, Rate, true, "Too many requests."),
        (500, Api, true, "An internal error occurred."),
        (599, Api, false, "An internal error occurred."),
        // Not the status of an error: the written one is sent.
        (200, Api, true, "The service is not available at the moment."),
        (600, Api, true, "The service is not available at the moment."),
    ] {
        let sent = if (400..600).contains(&status) { status } else { 503 };
        let error = Passed { status };
        assert_eq!(facts(&error), (sent, error_type, retryable, message.to_owned()), "{status}");
        assert_eq!(written(&error), [(error_type.as_str().to_owned(), message.to_owned())], "{status}");
        assert_eq!(facts(&&Box::new(&error)), facts(&error));
        assert_eq!(api_error::http::response(&error, None).status(), sent);
    }
}

#[test]
fn what_is_written_stays() {
    let error = Upstream::Written { r#in: StatusCode::UNAUTHORIZED };
    assert_eq!(facts(&error), (401, ErrorType::ApiError, true, "No luck.".to_owned()));
    assert_eq!(written(&error), [("api_error".to_owned(), "No luck.".to_owned())]);
    let success = Upstream::Written { r#in: StatusCode::OK };
    assert_eq!(facts(&success), (400, ErrorType::ApiError, true, "No luck.".to_owned()));
    assert_eq!(error.doc_url(), Some("https://x.dev/400/api_error/written"));
}

#[test]
fn text_from_run_time_is_sent_with_a_4xx_only() {
    let texts = |status: u16| {
        let by_display = Upstream::Display { text: "t", status: ErrorStatus::new(status).unwrap() };
        [Upstream::Template("t", status), by_display].map(|error| {
            assert_eq!(written(&error), [(error.error_type().as_str().to_owned(), error.message().into_owned())]);
            error.message().into_owned()
        })
    };
    assert_eq!(texts(409), ["The ledger said: t", "secret t"]);
    assert_eq!(texts(500), ["An internal error occurred."; 2]);
    assert_eq!(texts(502), ["An upstream server failed to answer."; 2]);
    // A type by hand that has the spec alone sends no text of a field.
    assert!(!Upstream::Template("t", 409).spec().has_fixed_message());
}

#[test]
fn expose_sends_it_with_every_status() {
    for status in [StatusCode::NOT_FOUND, StatusCode::BAD_GATEWAY] {
        let error = Upstream::Exposed { text: "t", status: Some(Box::new(status)) };
        assert_eq!((error.status().as_u16(), error.message().as_ref()), (status.as_u16(), "It said \"t\""));
        assert!(error.to_json(None).contains(r#""details":{"text":"t"}"#));
    }
    assert_eq!(Upstream::Exposed { text: "t", status: None }.status().as_u16(), 504);
}

#[test]
fn headers_follow_the_status_that_is_sent() {
    let headers = |status| {
        let error = Upstream::Template("t", status);
        error.headers().map(|(name, value)| format!("{name}: {value}")).collect::<Vec<_>>()
    };
    assert_eq!(headers(401), ["X-Said: t", "WWW-Authenticate: Bearer"]);
    assert_eq!(headers(502), ["X-Said: t"]);
}

#[test]
fn neighbours_and_forwards_keep_theirs() {
    assert_eq!(facts(&Upstream::Plain).0, 404);
    let inner = Upstream::Inner(Passed { status: &429 });
    assert_eq!(facts(&inner), (429, ErrorType::RateLimitError, true, "Too many requests.".to_owned()));
    assert_eq!(written(&inner), [("rate_limit_error".to_owned(), "Too many requests.".to_owned())]);
}

#[test]
fn the_spec_says_that_the_status_is_not_fixed() {
    let [varies, fixed] = [Upstream::Template("t", 400), Upstream::Plain].map(|error| error.spec());
    assert_eq!((varies.has_fixed_status(), fixed.has_fixed_status()), (false, true));
    let json = |spec: &ErrorSpec| serde_json::to_value(spec).unwrap()["status_from"].clone();
    assert_eq!(json(varies), serde_json::json!({ "type_follows": true, "retryable_follows": true }));
    assert_eq!(json(fixed), serde_json::Value::Null);
}

/// Copies of a spec, which a type by hand sends.
#[test]
fn a_copy_of_the_spec_keeps_what_is_set() {
    static COPY: std::sync::LazyLock<ErrorSpec> = std::sync::LazyLock::new(|| {
        let spec = *Passed { status: 400 }.spec();
        spec.with_message("Mine.").with_type(ErrorType::IdempotencyError).with_retryable(false)
    });
    #[derive(Debug)]
    struct ByHand;
    impl ApiError for ByHand {
        fn spec(&self) -> &'static ErrorSpec {
            &COPY
        }
    }
    assert_eq!(facts(&ByHand), (503, ErrorType::IdempotencyError, false, "Mine.".to_owned()));
}

#[derive(Clone, Copy, Debug, ApiError)]
#[repr(Rust, packed)]
#[api_error(status = 500, status_from = .1, message = "{0}")]
struct Packed(u8, u16);

#[test]
fn a_packed_struct_copies_the_field() {
    assert_eq!(facts(&Packed(7, 404)), (404, ErrorType::ValidationError, false, "7".to_owned()));
    assert_eq!(facts(&Packed(7, 503)).3, "The service is not available at the moment.");
}
