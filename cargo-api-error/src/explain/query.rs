//! Turns the text that a person pasted into a query.

use serde_json::Value;

use crate::catalog::Body;

/// What `explain` looks up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Query {
    /// `card_declined`, or `CardDeclined`
    Code(String),
    /// `404`
    Status(u16),
    /// `PaymentError::CardDeclined`
    Path(String),
    /// `https://docs.example.com/errors/card_declined`
    Url(String),
}

impl Query {
    /// Understands a code, a path, a status, an address, or a response: a body, or headers and a body.
    pub fn parse(text: &str, shape: &Body) -> Result<Self, String> {
        let text = text.trim();
        if text.is_empty() {
            return Err("nothing to explain".to_owned());
        }
        if let Some(status) = status(text) {
            return Ok(Self::Status(status));
        }
        match body(text) {
            Some(Value::Object(body)) => {
                in_body(&body.into(), shape).ok_or_else(|| "the body has no `code`".to_owned())
            }
            // A log or a program may quote a body.
            Some(Value::String(quoted)) => Self::parse(&quoted, shape),
            Some(_) => Err("the body is JSON, but not an object".to_owned()),
            None if text.starts_with(OPENINGS) || text.contains('\n') => Err("the body is not JSON".to_owned()),
            None if text.contains("://") || is_page(text) => Ok(Self::Url(text.to_owned())),
            // A code may contain a single `:`, a path has `::`.
            None if text.contains("::") => Ok(Self::Path(text.replace("r#", ""))),
            None => Ok(Self::Code(text.to_owned())),
        }
    }
}

/// A JSON body starts with one of these, and no header or code does.
const OPENINGS: [char; 3] = ['{', '[', '"'];

/// `404`; a code starts with a letter.
fn status(text: &str) -> Option<u16> {
    let digits = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|status| digits && (400..=599).contains(status))
}

/// Whether it is the file of a page. A code may contain `/` and `.`, but hardly ends like a file.
fn is_page(text: &str) -> bool {
    [".md", ".html"].iter().any(|extension| text.ends_with(extension))
}

/// The JSON of a body, which may follow a status line and headers.
fn body(text: &str) -> Option<Value> {
    let headers = text.split_inclusive('\n').take_while(|line| !line.trim_start().starts_with(OPENINGS));
    let start = headers.map(str::len).sum::<usize>();
    let mut values = serde_json::Deserializer::from_str(text.get(start..)?).into_iter::<Value>();
    values.next()?.ok()
}

/// The code where the API's shape has it, or else where one of ours has it; else the page's address.
fn in_body(body: &Value, shape: &Body) -> Option<Query> {
    let inner = body.get("error").filter(|error| error.is_object()).unwrap_or(body);
    let code = shape.code_in(body).or_else(|| inner.get("code").and_then(Value::as_str));
    let code = code.map(|code| Query::Code(code.to_owned()));
    let url = |name: &str| inner.get(name).and_then(Value::as_str).filter(|url| url.contains("://"));
    code.or_else(|| url("doc_url").or_else(|| url("type")).map(|url| Query::Url(url.to_owned())))
}

/// A URL without fragment, query and final slash.
pub(super) fn normal_url(url: &str) -> &str {
    url.split(['#', '?']).next().unwrap_or(url).trim_end_matches('/')
}

/// The last segment of a URL, without the extension of a page.
pub(super) fn last_segment(url: &str) -> &str {
    let last = normal_url(url).rsplit('/').next().unwrap_or(url);
    last.strip_suffix(".html").or_else(|| last.strip_suffix(".md")).unwrap_or(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Query, String> {
        Query::parse(text, &Body::default())
    }

    #[test]
    fn every_shape_of_a_body_holds_its_code() {
        let code = Ok(Query::Code("a".to_owned()));
        assert_eq!(parse(r#"{"type":"x","code":"a"}"#), code);
        assert_eq!(parse(r#"{"error":{"code":"a"}}"#), code);
        assert_eq!(parse("HTTP/1.1 402 Payment Required\ncontent-type: application/json\n\n{\"code\":\"a\"}\n"), code);
        assert_eq!(parse(r#"{"type":"https://x.dev/a"}"#), Ok(Query::Url("https://x.dev/a".to_owned())));
        // A header may hold a brace, and a log holds bodies as strings.
        assert_eq!(parse("HTTP/2 402\nreport-to: {\n\n{\n\"code\":\"a\"}"), code);
        assert_eq!(parse(r#""{\"code\":\"a\"}""#), code);
        assert_eq!(parse("\"a\""), code);
    }

    #[test]
    fn what_is_no_query_says_why() {
        assert_eq!(parse(" "), Err("nothing to explain".to_owned()));
        assert_eq!(parse("{\"code\":1}"), Err("the body has no `code`".to_owned()));
        assert_eq!(parse("{\"code\":"), Err("the body is not JSON".to_owned()));
        assert_eq!(parse("[1"), Err("the body is not JSON".to_owned()));
        assert_eq!(parse("[1]"), Err("the body is JSON, but not an object".to_owned()));
        assert_eq!(parse("\"\""), Err("nothing to explain".to_owned()));
    }

    #[test]
    fn a_number_is_a_status_and_a_file_is_a_page() {
        assert_eq!(parse("404"), Ok(Query::Status(404)));
        assert_eq!(parse("302"), Ok(Query::Code("302".to_owned())));
        assert_eq!(parse("docs/errors/a.md"), Ok(Query::Url("docs/errors/a.md".to_owned())));
    }

    #[test]
    fn addresses_lose_what_does_not_matter() {
        assert_eq!(normal_url("https://x.dev/a/?q=1#top"), "https://x.dev/a");
        assert_eq!(last_segment("https://x.dev/errors/a.html#top"), "a");
    }
}
