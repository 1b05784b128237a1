//! aide has what the extractors read, and what they reject, in the document.
#![cfg(feature = "aide")]
#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "what is missing fails the test")]
#![allow(dead_code, reason = "only the schemas matter")]

use aide::axum::ApiRouter;
use aide::axum::routing::{get, post, post_with};
use aide::openapi::OpenApi;
use api_error::axum::{Form, Json, Path, Query};
use api_error::garde::Valid;
use api_error::{ApiError, FrameworkError, Shape, ValidationErrors, catalog, error_responses};
use garde::Validate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

#[derive(Debug, ApiError)]
enum CardError {
    #[api_error(status = 422)]
    Declined,
    #[api_error(status = 400, header("X-Card", "1"))]
    Unknown,
}

catalog! { static ERRORS = [CardError, FrameworkError, ValidationErrors]; }

error_responses! { Pay = CardError::[Declined] }

/// A card.
#[derive(Serialize, Deserialize, JsonSchema, Validate)]
struct Card {
    #[garde(length(min = 1))]
    number: String,
    #[garde(skip)]
    page: Option<u32>,
}

/// The operation of a path, after `complete`.
fn operation(router: ApiRouter, complete: bool) -> Value {
    let mut document = OpenApi::default();
    let _service: axum::Router = router.finish_api(&mut document);
    if complete {
        api_error::aide::complete(&mut document, &ERRORS, &Shape::FLAT).unwrap();
    }
    let document = serde_json::to_value(document).unwrap();
    document["paths"]["/cards/{number}/{page}"].as_object().unwrap().values().next().unwrap().clone()
}

fn codes(operation: &Value) -> Value {
    let responses = operation["responses"].as_object().unwrap();
    let errors = responses.iter().filter(|(status, _)| status.starts_with('4'));
    errors.map(|(status, response)| (status.clone(), response["x-error-codes"].clone())).collect()
}

fn route(method: aide::axum::routing::ApiMethodRouter) -> ApiRouter {
    ApiRouter::new().api_route("/cards/{number}/{page}", method)
}

#[test]
fn each_extractor_has_its_input_and_its_rejections() {
    let read = operation(route(get(async |_: Path<Card>, _: Query<Card>| Json(1))), true);
    assert_eq!(codes(&read), json!({ "400": ["path_invalid", "query_invalid"] }));
    let places: Vec<_> = read["parameters"].as_array().unwrap().iter().map(|it| &it["in"]).collect();
    assert_eq!(places, ["path", "path", "query", "query"]);
    let read = operation(route(get(async |_: Query<Card>| Json(1))), true);
    assert_eq!(read["parameters"][0]["name"], "number");
    assert_eq!(read["responses"]["200"]["content"]["application/json"]["schema"]["type"], "integer");

    let sent = operation(route(post(async |_: Json<Card>| ())), true);
    let body = json!({ "$ref": "#/components/schemas/Card" });
    assert_eq!(sent["requestBody"]["content"]["application/json"]["schema"], body);
    let expected = json!({
        "400": ["body_incomplete", "json_syntax"], "413": ["body_too_large"],
        "415": ["unsupported_media_type"], "422": ["json_invalid"],
    });
    assert_eq!(codes(&sent), expected);
    let sent = operation(route(post(async |_: Valid<Form<Card>>| ())), true);
    assert_eq!(sent["requestBody"]["content"]["application/x-www-form-urlencoded"]["schema"], body);
    assert_eq!(codes(&sent)["422"], json!(["form_invalid", "validation_failed"]));
}

#[test]
fn rejections_stand_beside_the_errors_of_the_handler() {
    let handler = async |_: Valid<Json<Card>>| Err::<(), CardError>(CardError::Declined);
    for complete in [false, true] {
        let all = operation(route(post(handler)), complete);
        assert_eq!(codes(&all)["400"], json!(["body_incomplete", "json_syntax", "unknown"]));
        assert_eq!(codes(&all)["422"], json!(["declined", "json_invalid", "validation_failed"]));
        assert!(all["responses"]["400"]["headers"].get("X-Card").is_some());
        let examples = all["responses"]["422"]["content"]["application/json"]["examples"].as_object().unwrap();
        assert_eq!(examples.keys().collect::<Vec<_>>(), ["declined", "json_invalid", "validation_failed"]);
        // Only the errors of the handler are narrowed.
        let some = operation(route(post_with(handler, api_error::aide::only::<Pay>)), complete);
        assert_eq!(codes(&some)["400"], json!(["body_incomplete", "json_syntax"]));
        assert_eq!(codes(&some)["422"], codes(&all)["422"]);
    }
}
