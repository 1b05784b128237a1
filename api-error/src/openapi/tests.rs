//! What the responses contain, and what a completed document has.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use api_error_syntax::{BodyMember, BodyValue, Case, parse_shapes};
use serde_json::{Value as Json, json};

use super::{Completion, DocumentError, example, responses, schema};
use crate::{ApiError, ErrorSpec, ErrorStatus, HasCatalog, Shape, catalog};

#[derive(Debug, ApiError)]
#[allow(dead_code, reason = "only the specs matter")]
enum OrderError {
    /// The order has
    /// another state.
    ///
    /// # Fix
    /// Wait.
    #[api_error(status = 409, message = "It is {state:?} {{now}}.", param = "orders[{at}]")]
    State {
        state: u8,
        at: u8,
        #[api_error(detail)]
        left: u8,
    },
    #[api_error(status = 502, status_from = .0, message = "It failed: {0}.")]
    Upstream(u16),
    #[api_error(status = 429, retry_after = .0)]
    Busy(u32),
    #[api_error(status = 503, code = "down", retry_after = 9, shared, message = "Down {{now}}.")]
    Down,
    #[api_error(status = 503, code = "down", shared, message = "Down for {hours} hours.", expose)]
    Closed { hours: u8 },
    #[api_error(status = 401, header("www-authenticate", "Basic"))]
    SignedOut,
}

catalog! { static ERRORS = [OrderError]; }

catalog! { static NONE = []; }

fn of_status(status: u16) -> Json {
    let responses: Vec<(u16, Json)> = responses(OrderError::CATALOG);
    responses.into_iter().find(|(of, _)| *of == status).map(|(_, response)| response).unwrap_or_default()
}

fn examples(status: u16) -> Json {
    of_status(status)["content"]["application/json"]["examples"].take()
}

#[test]
fn a_type_has_a_response_for_each_status() {
    let responses: Vec<(u16, Json)> = responses(OrderError::CATALOG);
    let statuses: Vec<u16> = responses.iter().map(|(status, _)| *status).collect();
    assert_eq!(statuses, [401, 409, 429, 502, 503]);
    assert_eq!(of_status(503)["x-error-codes"], json!(["down"]));
    let schema = &of_status(503)["content"]["application/json"]["schema"];
    assert_eq!(schema["properties"]["code"]["x-extensible-enum"], json!(["down"]));
}

#[test]
fn examples_show_what_is_known_at_compile_time() {
    let state = examples(409);
    assert_eq!(state["state"]["summary"], "The order has another state.");
    assert_eq!(state["state"]["value"]["message"], "It is some-state {now}.");
    assert_eq!(state["state"]["value"]["param"], "orders[some-at]");
    // The text of an upstream 5xx is hidden.
    assert_eq!(examples(502)["upstream"]["value"]["message"], ErrorStatus::BAD_GATEWAY.sentence());
    let several = examples(503);
    assert_eq!(several["down"]["value"]["message"], "Down {now}.");
    assert_eq!(several["down"]["summary"], "Down {now}.");
    assert_eq!(several["down-2"]["value"]["message"], "Down for some-hours hours.");
    assert_eq!(examples(429)["busy"]["summary"], "Busy");
}

#[test]
fn headers_are_those_that_a_code_can_have() {
    let names = |status| {
        let headers = of_status(status)["headers"].take();
        headers.as_object().map(|headers| headers.keys().cloned().collect::<Vec<_>>()).unwrap_or_default()
    };
    assert_eq!(names(401), ["www-authenticate", "x-request-id"]);
    assert_eq!(names(409), ["x-request-id"]);
    assert_eq!(names(429), ["Retry-After", "x-request-id"]);
    assert_eq!(names(503), ["Retry-After", "x-request-id"]);
    assert_eq!(of_status(502)["description"], "502 Bad Gateway. Also with another status: `upstream`");
}

#[test]
fn a_document_is_completed_in_the_shape_of_the_service() {
    let mut response = of_status(409);
    let completion = Completion::new(&ERRORS, &Shape::PROBLEM);
    assert_eq!(completion.response(&mut response), Ok(()));
    let media = &response["content"]["application/problem+json"];
    assert_eq!(media["schema"], json!({ "$ref": "#/components/schemas/ErrorBody" }));
    assert_eq!(media["examples"]["state"]["value"]["title"], "Conflict");
    let again = response.clone();
    assert_eq!(completion.response(&mut response), Ok(()));
    assert_eq!(response, again, "the same twice");

    let mut other = json!({ "description": "Not ours.", "x-error-codes": ["state"] });
    let before = other.clone();
    assert_eq!(completion.response(&mut other), Ok(()));
    assert_eq!(other, before);
}

#[test]
fn a_document_with_codes_that_the_catalog_lacks_is_an_error() {
    let completion = Completion::new(&NONE, &Shape::FLAT);
    let error = completion.response(&mut of_status(401));
    assert_eq!(error, Err(DocumentError::UnknownCode("signed_out".into())));
    let text = "the catalog does not have the code `signed_out`, which an operation answers; list its type in `catalog!`, \
                `FrameworkError` or `ValidationErrors` for a code of the runtime";
    assert_eq!(error.map_err(|error| error.to_string()), Err(String::from(text)));
    let theirs = json!({ "type": "object" });
    assert_eq!(completion.body(Some(&theirs)), Err(DocumentError::SchemaExists("ErrorBody")));
    let Ok(ours) = completion.body(None::<&Json>) else { unreachable!("there is no other") };
    assert_eq!(completion.body(Some(&ours)), Ok(ours));
}

#[test]
fn a_code_can_be_read_as_the_words_that_the_command_reads() {
    for code in [
        "email_not_verified",
        "EMAIL_NOT_VERIFIED",
        "emailNotVerified",
        "order/missing",
        "a.card:declined-2",
        "HTTPError",
    ] {
        let spaced = code.replace(|ch: char| !ch.is_alphanumeric(), "_");
        let words = Case::Snake.apply(&spaced).replace('_', " ");
        let spec = ErrorSpec::new(ErrorStatus::GONE, code.to_string().leak());
        assert_eq!(example::headline(&spec).to_lowercase(), words, "{code}");
    }
}

macro_rules! declared {
    ($($shape:tt)*) => {
        crate::shape! { static EVERY = $($shape)*; }
        const SOURCE: &str = concat!("static EVERY = ", stringify!($($shape)*), ";");
    };
}

declared! {
    {
        "type": type, "code": code, "message": message, "param": param, "doc_url": doc_url, "request_id": request_id,
        "status": status, "title": title, "retryable": retryable, "retry_after": retry_after, "details": details,
        "more_errors": more_errors
    }
}

#[test]
fn what_may_be_absent_is_what_the_command_says() {
    let schema = schema::body(&[], &EVERY);
    let shapes = parse_shapes(SOURCE.parse().unwrap_or_default()).unwrap_or_default();
    let members: Vec<_> = shapes.iter().flat_map(|item| &item.shape.members).collect();
    assert_eq!(members.len(), 12);
    for member in members {
        let BodyMember::Named { name, value: BodyValue::Fact(fact), .. } = member else { unreachable!("{SOURCE}") };
        assert_eq!(schema["properties"][name]["type"].is_array(), fact.may_be_absent(), "{name}");
    }
}

crate::shape! {
    static ODD = "application/vnd.shop+json" {
        "error": { "id": code, "kind"?: type, "wait"?: retry_after, ..details },
        "api": 2, "of": null, "is": true, "in": "shop",
        "list": [ { "code": code, "status": status }, request_id, [] ],
        "where": { "param"?: param },
        "errors"?: errors [ { "path"?: param, "code": code } ],
        "trace": extra("trace_id"),
    };
}

/// Shapes with everything that a schema can have.
const SHAPES: [Shape; 5] = [Shape::FLAT, Shape::NESTED, Shape::PROBLEM, EVERY, ODD];

#[cfg(feature = "aide")]
#[test]
fn aide_takes_the_schema_of_every_shape() {
    for shape in SHAPES {
        let mut document = aide::openapi::OpenApi::default();
        assert_eq!(crate::aide::complete(&mut document, &ERRORS, &shape), Ok(()));
        let schema = document.components.and_then(|mut components| components.schemas.swap_remove("ErrorBody"));
        assert_eq!(serde_json::to_value(schema).ok(), Completion::new(&ERRORS, &shape).body(None::<&Json>).ok());
    }
}

#[cfg(feature = "utoipa")]
#[test]
fn utoipa_takes_the_schema_of_every_shape() {
    /// It has no `const`.
    fn adapt(schema: &mut Json) {
        match schema {
            Json::Array(items) => items.iter_mut().for_each(adapt),
            Json::Object(members) => {
                if let Some(constant) = members.remove("const") {
                    members.insert("enum".into(), json!([constant]));
                }
                members.values_mut().for_each(adapt);
            }
            _ => {}
        }
    }
    for shape in SHAPES {
        let mut document = utoipa::openapi::OpenApi::default();
        assert_eq!(crate::utoipa::complete(&mut document, &ERRORS, &shape), Ok(()));
        let schema = document.components.and_then(|mut components| components.schemas.remove("ErrorBody"));
        let mut expected = Completion::new(&ERRORS, &shape).body(None::<&Json>).unwrap_or_default();
        adapt(&mut expected);
        assert_eq!(serde_json::to_value(schema).unwrap_or_default(), expected);
    }
}
