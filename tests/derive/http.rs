//! The `http` feature.

use api_error::{ApiError, ErrorStatus};
use http::StatusCode;

#[derive(Debug, ApiError)]
enum Http {
    #[api_error(status = 503, retry_after = 5, header("Set-Cookie", "a={a}"), header("Set-Cookie", "b=2"))]
    Down { a: &'static str },
    #[api_error(status = 401, header("Cache-Control", "private"))]
    SignIn,
}

#[test]
fn statuses_convert_both_ways() {
    assert_eq!(StatusCode::from(ErrorStatus::GONE), StatusCode::GONE);
    assert_eq!(ErrorStatus::try_from(StatusCode::GONE), Ok(ErrorStatus::GONE));
    assert!(ErrorStatus::try_from(StatusCode::OK).is_err());
    for code in 400..=599 {
        assert_eq!(StatusCode::from(ErrorStatus::new(code).unwrap()).as_u16(), code);
    }
}

#[test]
fn a_whole_response() {
    let response = api_error::http::response(&Http::Down { a: "1" }, Some("req_1"));
    assert_eq!(response.status(), 503);
    let mut headers: Vec<_> =
        response.headers().iter().map(|(name, value)| (name.as_str(), value.to_str().unwrap())).collect();
    headers.sort_unstable();
    assert_eq!(
        headers,
        [
            ("cache-control", "no-store"),
            ("content-type", "application/json"),
            ("retry-after", "5"),
            ("set-cookie", "a=1"),
            ("set-cookie", "b=2"),
            ("x-content-type-options", "nosniff"),
        ]
    );
    assert_eq!(String::from_utf8_lossy(response.body()), Http::Down { a: "1" }.to_json(Some("req_1")));
}

#[test]
fn a_declared_header_replaces_a_common_one() {
    let headers = api_error::http::headers(&Http::SignIn as &dyn ApiError);
    assert_eq!(headers.get_all("cache-control").iter().collect::<Vec<_>>(), ["private"]);
    assert_eq!(headers["www-authenticate"], "Bearer");
}

#[test]
fn an_illegal_value_is_left_out() {
    let headers = api_error::http::headers(&Http::Down { a: "1\r\nX: y" });
    assert_eq!(headers.get_all("set-cookie").iter().collect::<Vec<_>>(), ["b=2"]);
}
