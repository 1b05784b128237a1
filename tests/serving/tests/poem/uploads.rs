//! Multipart forms.

use api_error::poem::{Multipart, catch};
use api_error::{ErrorLayer, Rejection};
use api_error_serving_tests::cases::post;
use api_error_serving_tests::server::Server;
use poem::{EndpointExt, Route, handler, post as route};
use serde_json::{Value, json};

use crate::app;
use crate::multipart::{FORM, rejected};

#[handler]
async fn upload(mut form: Multipart) -> Result<String, Rejection> {
    let mut fields = Vec::new();
    while let Some(field) = form.next_field().await? {
        let name = field.name().unwrap_or_default().to_owned();
        // Both ways to read a field have the same errors.
        let length = if name == "title" { field.text().await?.len() } else { field.bytes().await?.len() };
        fields.push(format!("{name} {length}"));
    }
    Ok(fields.join(", "))
}

/// The extractor of poem, whose errors the layer recognises.
#[handler]
async fn theirs(mut form: poem::web::Multipart) -> poem::Result<String> {
    while form.next_field().await?.is_some() {}
    Ok("done".to_owned())
}

pub(crate) const NAMES_A_CUT_OFF_FIELD: bool = true;

pub(crate) fn serve(layer: Option<ErrorLayer>) -> Server {
    let routes = Route::new().at("/upload", route(upload)).at("/theirs", route(theirs));
    match layer {
        Some(layer) => app::serve(routes.with(layer)),
        None => app::serve(routes.catch_all_error(catch)),
    }
}

#[test]
fn the_errors_of_poems_extractor_have_codes() {
    for layer in [None, Some(ErrorLayer::new())] {
        let cut_off = post("/theirs", FORM, b"--XX\r\n");
        assert_eq!(rejected(layer.clone(), &cut_off), (400, json!("multipart_invalid"), Value::Null, None));
        let (status, code, ..) = rejected(layer, &post("/theirs", None, b"{}"));
        assert_eq!((status, code), (415, json!("unsupported_media_type")));
    }
}

#[test]
fn a_text_that_is_not_utf_8_is_named() {
    let form = b"--XX\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n\xff\r\n--XX--\r\n";
    let answer = rejected(None, &post("/upload", FORM, form));
    assert_eq!(answer, (400, json!("multipart_invalid"), json!("title"), None));
}
