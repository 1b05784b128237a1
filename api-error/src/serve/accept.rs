//! Whether a client prefers a problem document (RFC 9110 section 12.5.1).

use http::HeaderMap;
use http::header::ACCEPT;

/// True if `Accept` lists `application/problem+json`, with at least the weight that it gives to `application/json`.
///
/// Ranges such as `*/*` count for neither.
pub(crate) fn prefers_problem(headers: &HeaderMap) -> bool {
    let mut problem = 0;
    let mut json = 0;
    for line in headers.get_all(ACCEPT) {
        for range in unquoted(line.to_str().unwrap_or_default(), ',') {
            let (name, parameters) = range.split_once(';').unwrap_or((range, ""));
            let name = name.trim();
            if name.eq_ignore_ascii_case("application/problem+json") {
                problem = problem.max(quality(parameters));
            } else if name.eq_ignore_ascii_case("application/json") {
                json = json.max(quality(parameters));
            }
        }
    }
    problem > 0 && problem >= json
}

/// The parts between separators that are not in a quoted string (RFC 9110 section 5.6.4).
fn unquoted(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let (mut is_quoted, mut is_escaped) = (false, false);
    text.split(move |ch| {
        let is_literal = core::mem::take(&mut is_escaped);
        match ch {
            '\\' if is_quoted && !is_literal => is_escaped = true,
            '"' if !is_literal => is_quoted = !is_quoted,
            _ => {}
        }
        ch == separator && !is_quoted
    })
}

/// The weight in thousandths; 0 if it is malformed.
fn quality(parameters: &str) -> u16 {
    let weight = unquoted(parameters, ';').find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("q").then_some(value.trim())
    });
    let Some(weight) = weight else { return 1000 };
    let (whole, fraction) = weight.split_once('.').unwrap_or((weight, ""));
    let digits = fraction.bytes().all(|byte| byte.is_ascii_digit()) && fraction.len() <= 3;
    match whole {
        "0" if digits => {
            let thousandths = fraction.bytes().chain([b'0'; 3]).take(3);
            thousandths.fold(0, |sum, digit| sum * 10 + u16::from(digit - b'0'))
        }
        "1" if digits && fraction.bytes().all(|digit| digit == b'0') => 1000,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    #[test]
    fn a_problem_goes_to_clients_that_list_it() {
        for (accept, expected) in [
            ("application/problem+json", true),
            ("application/json, application/problem+json", true),
            ("APPLICATION/Problem+JSON ; Q=0.001", true),
            ("application/problem+json;q=0.5, application/json;q=0.4", true),
            ("application/problem+json;q=0.5, application/json;q=0.51", false),
            ("application/problem+json;q=0.5, application/json", false),
            ("application/problem+json;q=0", false),
            ("application/problem+json;q=nan", false),
            ("application/problem+json;q=1.5", false),
            ("application/problem+json, */*", true),
            (r#"text/plain;a="x, application/problem+json""#, false),
            (r#"text/plain;a="x\", application/problem+json""#, false),
            (r#"text/plain;a="x\\", application/problem+json"#, true),
            (r#"application/problem+json;a="x;q=0""#, true),
            (r#"application/problem+json;a="x;q=1";q=0"#, false),
            (r#"application/json;a=",";q=0.1, application/problem+json;q=0.2"#, true),
            ("*/*", false),
            ("text/html", false),
            ("application/problem+xml", false),
            ("", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT, HeaderValue::from_static(accept));
            assert_eq!(prefers_problem(&headers), expected, "{accept}");
        }
        assert!(!prefers_problem(&HeaderMap::new()));
    }

    #[test]
    fn several_accept_headers_are_one_list() {
        let mut headers = HeaderMap::new();
        headers.append(ACCEPT, HeaderValue::from_static("application/json;q=0.2"));
        headers.append(ACCEPT, HeaderValue::from_bytes(b"\xff\xfe").unwrap_or(HeaderValue::from_static("")));
        headers.append(ACCEPT, HeaderValue::from_static("application/problem+json;q=0.3"));
        assert!(prefers_problem(&headers));
    }
}
