//! `param`, `doc_url` and the request id.

use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(doc_url = "https://x.dev/{type}/{code}?status={status}&raw", types("card_error"))]
enum Documented {
    #[api_error(status = 402, type = "card_error", param = "card")]
    Declined,
    #[api_error(status = 404, doc_url = "http://x.dev/{code}{code}#{status}", code = "a/b:c")]
    Own,
    #[api_error(status = 404, doc_url = "https://x.dev")]
    Fixed,
}

#[test]
fn urls_are_filled_in_while_compiling() {
    let urls = [Documented::Declined, Documented::Own, Documented::Fixed].map(|error| error.doc_url().unwrap());
    assert_eq!(
        urls,
        ["https://x.dev/card_error/declined?status=402&raw", "http://x.dev/a/b:ca/b:c#404", "https://x.dev"]
    );
    assert_eq!(Documented::Declined.param().as_deref(), Some("card"));
}

#[test]
fn a_request_id_is_escaped_like_any_text() {
    for id in ["", "req_1", "a\"b\\c\n\u{0}\u{1f}\u{2028}é🦀", "null}", "{}"] {
        for error in [&Documented::Own as &dyn ApiError, &Templated { id: "x" }] {
            let body: serde_json::Value = serde_json::from_str(&error.to_json(Some(id))).unwrap();
            assert_eq!(body["request_id"], id);
            assert_eq!(error.to_json(Some(id)), error.envelope().with_request_id(id).to_json());
        }
    }
}

#[derive(Debug, ApiError)]
#[api_error(status = 404, message = "null}} {id}", param = "{id}\"request_id\":null}}")]
struct Templated {
    id: &'static str,
}

#[test]
fn texts_that_look_like_the_end_of_a_body_are_only_texts() {
    let body: serde_json::Value = serde_json::from_str(&Templated { id: "null}" }.to_json(Some("r"))).unwrap();
    assert_eq!((&body["message"], &body["param"]), (&"null} null}".into(), &"null}\"request_id\":null}".into()));
    assert_eq!(body["request_id"], "r");
}
