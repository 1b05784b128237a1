//! Declared headers.

use std::borrow::Cow;

use api_error::ApiError;

fn headers(error: &impl ApiError) -> Vec<(&'static str, String)> {
    error.headers().map(|(name, value)| (name, value.into_owned())).collect()
}

fn pairs(expected: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    expected.iter().map(|(name, value)| (*name, (*value).to_owned())).collect()
}

#[derive(Debug, ApiError)]
#[api_error(status = 405, header("X-Api", "v1 {{a}}"), header("Cache-Control", "no-cache"))]
enum Method {
    Inherits,
    #[api_error(header("Allow", "GET, {other}"), header("Allow", "{{HEAD}}"), header("cache-control", "private"))]
    Own {
        other: &'static str,
    },
    #[api_error(
        message = "{a}",
        param = "{b}",
        header("X-C", "{c}"),
        header("X-Fixed", "1"),
        header("X-D", "{d}-{{d}}")
    )]
    Order {
        a: u8,
        b: u8,
        c: u8,
        d: u8,
    },
    #[api_error(message = "{a}", param = "{b}", header("X-C", "{c}"), header("X-D", "{d}{e:02}"))]
    Formatted {
        a: u8,
        b: u8,
        c: u8,
        d: u8,
        e: u8,
    },
    #[api_error(header("X-Tab", "a\tb"))]
    Tab,
}

#[test]
fn a_variant_adds_to_the_headers_of_its_enum_or_replaces_them() {
    let common = [("X-Api", "v1 {a}"), ("Cache-Control", "no-cache")];
    assert_eq!(headers(&Method::Inherits), pairs(&common));
    assert_eq!(
        headers(&Method::Own { other: "HEAD" }),
        pairs(&[("X-Api", "v1 {a}"), ("Allow", "GET, HEAD"), ("Allow", "{HEAD}"), ("cache-control", "private")])
    );
    assert_eq!(headers(&Method::Tab), pairs(&[common[0], common[1], ("X-Tab", "a\tb")]));
}

#[test]
fn each_template_gets_its_own_fields() {
    let rest = [("X-Api", "v1 {a}"), ("Cache-Control", "no-cache")];
    let error = Method::Order { a: 1, b: 2, c: 3, d: 4 };
    assert_eq!((error.message(), error.param()), (Cow::from("1"), Some("2".into())));
    assert_eq!(headers(&error), pairs(&[rest[0], rest[1], ("X-C", "3"), ("X-Fixed", "1"), ("X-D", "4-{d}")]));
    let error = Method::Formatted { a: 1, b: 2, c: 3, d: 4, e: 5 };
    assert_eq!((error.message(), error.param()), (Cow::from("1"), Some("2".into())));
    assert_eq!(headers(&error), pairs(&[rest[0], rest[1], ("X-C", "3"), ("X-D", "405")]));
}

#[derive(Debug, ApiError)]
#[api_error(status = 400, header("X-Before", "1"), header("X-Value", "a{0}"), header("X-After", "2"))]
struct Dynamic(String);

#[test]
fn a_value_that_is_no_header_value_is_dropped() {
    for (value, sent) in
        [("", "a"), (" ", "a"), ("x", "ax"), ("~", "a~"), ("\t", "a"), ("a b", "aa b"), (" b\t", "a b")]
    {
        let expected = [("X-Before", "1"), ("X-Value", sent), ("X-After", "2")];
        assert_eq!(headers(&Dynamic(value.into())), pairs(&expected), "{value:?}");
    }
    for value in ["\r\nSet-Cookie: a=b", "\n", "\0", "\u{7f}", "é", "🦀"] {
        let error = Dynamic(value.into());
        assert_eq!(headers(&error), pairs(&[("X-Before", "1"), ("X-After", "2")]), "{value:?}");
        assert_eq!(api_error::http::headers(&error).get("x-value"), None);
    }
}

#[derive(Debug, ApiError)]
#[api_error(status = 405, header("Allow", "{0}"))]
struct Allowed(&'static str);

#[test]
fn a_value_of_nothing_but_white_space_is_dropped() {
    assert_eq!(headers(&Allowed("GET")), pairs(&[("Allow", "GET")]));
    for value in ["", " ", "\t "] {
        assert_eq!(headers(&Allowed(value)), pairs(&[]), "{value:?}");
    }
}

#[derive(Debug, ApiError)]
#[api_error(status = 401)]
enum SignIn {
    Plain,
    #[api_error(header("www-authenticate", "Basic realm=\"{realm}\""))]
    Own {
        realm: &'static str,
    },
    #[api_error(status = 403)]
    Forbidden,
}

#[test]
fn a_401_always_carries_a_challenge() {
    assert_eq!(headers(&SignIn::Plain), pairs(&[("WWW-Authenticate", "Bearer")]));
    assert_eq!(headers(&SignIn::Own { realm: "x" }), pairs(&[("www-authenticate", "Basic realm=\"x\"")]));
    assert_eq!(headers(&SignIn::Own { realm: "\n" }), pairs(&[("WWW-Authenticate", "Bearer")]));
    assert_eq!(headers(&SignIn::Forbidden), []);
}

#[test]
fn the_iterator_knows_its_length() {
    assert_eq!(Method::Inherits.headers().len(), 2);
}

/// The derive accepts every name that is a token. Each of them can be sent.
#[test]
fn every_name_that_the_derive_accepts_is_one_for_the_http_crate() {
    for byte in 0..=u8::MAX {
        let name = [b'x', byte];
        let is_token = byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
        assert_eq!(http::HeaderName::from_bytes(&name).is_ok(), is_token, "{byte:#x}");
    }
}
