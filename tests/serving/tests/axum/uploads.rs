//! Multipart forms.

use api_error::axum::Multipart;
use api_error::{ErrorLayer, Rejection};
use api_error_serving_tests::cases::post;
use api_error_serving_tests::server::Server;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::post as route;
use serde_json::json;

use crate::app;
use crate::multipart::{FORM, rejected};

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

async fn chunks(mut form: Multipart) -> Result<String, Rejection> {
    while let Some(mut field) = form.next_field().await? {
        while field.chunk().await?.is_some() {}
    }
    Ok("done".to_owned())
}

pub(crate) const NAMES_A_CUT_OFF_FIELD: bool = true;

pub(crate) fn serve(layer: Option<ErrorLayer>) -> Server {
    let routes = Router::new()
        .route("/upload", route(upload))
        .route("/chunks", route(chunks))
        .layer(DefaultBodyLimit::max(100_000));
    app::serve(match layer {
        Some(layer) => routes.layer(layer),
        None => routes,
    })
}

#[test]
fn a_field_that_is_too_large_is_named() {
    let file = "--XX\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n".to_owned() + &"a".repeat(200_000);
    for target in ["/upload", "/chunks"] {
        let request = post(target, FORM, (file.clone() + "\r\n--XX--\r\n").as_bytes());
        assert_eq!(rejected(None, &request), (413, json!("body_too_large"), json!("file"), None));
    }
    let request = post("/chunks", FORM, b"--XX\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nab");
    assert_eq!(rejected(None, &request), (400, json!("multipart_invalid"), json!("file"), None));
}
