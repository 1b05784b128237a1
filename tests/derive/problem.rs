//! Problem documents (RFC 9457).

use api_error::{ApiError, Shape};

#[derive(Debug, ApiError)]
#[api_error(doc_url = "https://docs.example.com/errors/{code}")]
enum Named {
    #[api_error(status = 414)]
    UriTooLong,
    #[api_error(status = 404, code = "not-found")]
    Missing,
    #[api_error(status = 405, code = "uri_too_short")]
    UriTooShort,
    #[api_error(status = 410)]
    CardDeclined,
}

#[test]
fn a_problem_with_a_page_has_the_phrase_of_its_status_if_its_code_is_that_phrase() {
    for (error, title) in [
        (Named::UriTooLong, "URI Too Long"),
        (Named::Missing, "Not Found"),
        (Named::UriTooShort, "Uri too short"),
        (Named::CardDeclined, "Card declined"),
    ] {
        let body: serde_json::Value = serde_json::from_str(&Shape::PROBLEM.to_json(&error, None)).unwrap();
        assert_eq!(body["title"], title);
    }
}
