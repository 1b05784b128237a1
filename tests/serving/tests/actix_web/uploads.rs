//! Multipart forms, with our extractor and those of actix-multipart.

use std::future::poll_fn;
use std::pin::Pin;

use actix_multipart::Multipart;
use actix_multipart::form::MultipartForm as Theirs;
use actix_multipart::form::text::Text;
use actix_web::App;
use actix_web::web::{ServiceConfig, resource};
use api_error::actix_web::{MultipartForm, configure};
use api_error::{ErrorLayer, Rejection};
use api_error_serving_tests::cases::post;
use api_error_serving_tests::server::Server;
use serde_json::json;
use tokio_stream::Stream as _;

use crate::app;
use crate::multipart::{FORM, rejected};

/// The fields of the form, with the types of actix-multipart.
#[derive(actix_multipart::form::MultipartForm)]
#[multipart(deny_unknown_fields, duplicate_field = "deny")]
struct Upload {
    title: Text<String>,
    file: Text<String>,
    #[multipart(limit = "10 B")]
    count: Option<Text<u8>>,
}

async fn upload(MultipartForm(form): MultipartForm<Upload>) -> String {
    let count = form.count.map(|count| format!(", count {}", count.0)).unwrap_or_default();
    format!("title {}, file {}{count}", form.title.len(), form.file.len())
}

/// The extractor of actix-multipart, whose errors the layer recognises.
async fn theirs(form: Theirs<Upload>) -> String {
    upload(MultipartForm(form.into_inner())).await
}

/// Reads the fields one after the other.
async fn fields(mut form: Multipart) -> Result<String, Rejection> {
    while let Some(field) = poll_fn(|context| Pin::new(&mut form).poll_next(context)).await.transpose()? {
        drop(field);
    }
    Ok("done".to_owned())
}

fn routes(config: &mut ServiceConfig) {
    config
        .service(resource("/upload").post(upload))
        .service(resource("/theirs").post(theirs))
        .service(resource("/fields").post(fields));
}

pub(crate) const NAMES_A_CUT_OFF_FIELD: bool = false;

pub(crate) fn serve(layer: Option<ErrorLayer>) -> Server {
    match layer {
        Some(layer) => app::serve(move || App::new().wrap(layer.clone()).configure(routes)),
        None => app::serve(|| App::new().configure(configure).configure(routes)),
    }
}

#[test]
fn the_field_of_a_typed_form_is_named() {
    let field = |name: &str, value: &str| {
        format!(
            "--XX\r\nContent-Disposition: form-data; name=\"{name}\"\r\nContent-Type: text/plain\r\n\r\n{value}\r\n"
        )
    };
    let (title, file) = (field("title", "a"), field("file", "b"));
    for (fields, status, code, param) in [
        ([title.clone(), String::new()], 400, "multipart_invalid", "file"),
        ([title.clone(), title], 400, "multipart_invalid", "title"),
        ([field("other", "a"), String::new()], 400, "multipart_invalid", "other"),
        ([file.clone(), field("count", "x")], 400, "multipart_invalid", "count"),
        ([file, field("count", "12345678901")], 413, "body_too_large", ""),
    ] {
        let param = Some(param).filter(|param| !param.is_empty());
        for (layer, target) in
            [(None, "/upload"), (Some(ErrorLayer::new()), "/upload"), (Some(ErrorLayer::new()), "/theirs")]
        {
            let request = post(target, FORM, (fields.concat() + "--XX--\r\n").as_bytes());
            assert_eq!(rejected(layer, &request), (status, json!(code), json!(param), None), "{fields:?}");
        }
    }
}

#[test]
fn an_error_of_a_field_is_a_rejection() {
    for (content_type, status, code) in
        [(FORM, 400, "multipart_invalid"), (Some("text/plain"), 415, "unsupported_media_type")]
    {
        let (answered, found, ..) = rejected(None, &post("/fields", content_type, b"--XX\r\n"));
        assert_eq!((answered, found), (status, json!(code)));
    }
}
