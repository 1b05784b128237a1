//! Multipart forms of a framework, in the test binary of that framework: `POST /upload` of its `uploads.rs` answers with the names
//! and lengths of all fields.
#![expect(clippy::indexing_slicing, reason = "what is missing fails the test")]

use api_error::ErrorLayer;
use api_error_serving_tests::cases::post;
use api_error_serving_tests::wire::ask;
use serde_json::{Value, json};

use crate::uploads::{NAMES_A_CUT_OFF_FIELD, serve};

pub(crate) const FORM: Option<&str> = Some("multipart/form-data; boundary=XX");

/// A form that has a text and a file, and the end of the form.
const TEXT: &str = "--XX\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nabc\r\n";
const FILE: &str = "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nabcde";
const END: &str = "\r\n--XX--\r\n";

/// Status, code, param and the header `Accept`.
pub(crate) fn rejected(layer: Option<ErrorLayer>, request: &[u8]) -> (u16, Value, Value, Option<String>) {
    let reply = ask(serve(layer).address, request);
    let body: Value = serde_json::from_slice(&reply.body).unwrap_or_else(|_| Value::String(reply.text()));
    (reply.status, body["code"].clone(), body["param"].clone(), reply.header("accept").map(str::to_owned))
}

#[test]
fn all_fields_of_a_form_are_read() {
    let reply = ask(serve(None).address, &post("/upload", FORM, [TEXT, FILE, END].concat().as_bytes()));
    assert_eq!((reply.status, reply.text().as_str()), (200, "title 3, file 5"));
}

#[test]
fn a_form_that_is_not_valid_is_rejected_with_a_code_and_the_field() {
    let accept = || Some("multipart/form-data".to_owned());
    for layer in [None, Some(ErrorLayer::new())] {
        for (content_type, body, status, code, param, accept) in [
            (None, [TEXT, END].concat(), 415, "unsupported_media_type", None, accept()),
            (Some("application/json"), "{}".to_owned(), 415, "unsupported_media_type", None, accept()),
            (Some("multipart/form-data"), [TEXT, END].concat(), 400, "multipart_invalid", None, None),
            (FORM, [TEXT, FILE].concat(), 400, "multipart_invalid", NAMES_A_CUT_OFF_FIELD.then_some("file"), None),
            (FORM, [TEXT, "--XX\r\n"].concat(), 400, "multipart_invalid", None, None),
            (FORM, "--XX\r\nno colon\r\n\r\nabc\r\n--XX--\r\n".to_owned(), 400, "multipart_invalid", None, None),
        ] {
            let request = post("/upload", content_type, body.as_bytes());
            let expected = (status, json!(code), json!(param), accept);
            assert_eq!(rejected(layer.clone(), &request), expected, "{content_type:?} {body:?}");
        }
    }
}
