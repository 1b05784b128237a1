//! `header(..)` and `retry_after`.

use proc_macro2::TokenTree;

use super::argument::{Argument, Place};
use super::attrs::{Header, RetryAfter};
use super::message::parse_template;
use super::value::{checked_string, field};
use crate::errors::Errors;
use crate::literal::{decimal, text};
use crate::mark::Spanned;
use crate::messages::{
    BAD_HEADER_NAME, BAD_HEADER_VALUE, BAD_RETRY_AFTER, CONTAINER_PLACEHOLDER, RESERVED_HEADER, RETRY_AFTER_HEADER,
    RETRY_AFTER_OUT_OF_RANGE, WRONG_FORM,
};
use crate::template::Template;
use crate::tokens::Value;

// Names that would contradict the response or never reach a client, each with the reason.
const RESERVED: [(&str, &str); 20] = [
    ("content-type", ITSELF),
    ("content-length", ITSELF),
    ("content-encoding", ITSELF),
    ("transfer-encoding", ITSELF),
    ("trailer", ITSELF),
    ("x-content-type-options", ITSELF),
    ("grpc-status", ITSELF),
    ("grpc-message", ITSELF),
    ("grpc-status-details-bin", ITSELF),
    ("grpc-encoding", ITSELF),
    ("x-request-id", "`ErrorLayer` sets it"),
    ("connection", CONNECTION),
    ("keep-alive", CONNECTION),
    ("proxy-connection", CONNECTION),
    ("te", CONNECTION),
    ("http2-settings", CONNECTION),
    ("content-digest", BODY),
    ("repr-digest", BODY),
    ("digest", BODY),
    ("content-md5", BODY),
];

const ITSELF: &str = "the response sets it itself";
const CONNECTION: &str = "it is about the connection, which the server manages";
const BODY: &str = "the body is different for each request";

// No HTTP library takes a longer name.
const MAX_NAME: usize = 65_535;

// A client that waits for a year has given up. Longer times overflow the integers of clients.
const MAX_RETRY_AFTER: u64 = 365 * 24 * 60 * 60;

impl Argument<'_> {
    // header("Allow", "GET, HEAD")
    pub(super) fn header(&self, place: Place, errors: &mut Errors) -> Option<Header> {
        let (mut tokens, mark) = self.list(errors)?;
        let example = self.rule.example;
        let mut string = |what, errors: &mut Errors| -> Option<Spanned<String>> {
            let Some(tree) = tokens.next() else {
                errors.report(mark, &WRONG_FORM, &[&self.rule.name, &example]);
                return None;
            };
            let mark = errors.mark(tree.span(), tree.span());
            let text = if let TokenTree::Literal(literal) = &tree { text(literal) } else { None };
            let string = checked_string(text, mark, what, &format!("write `{example}`"), errors)?;
            tokens.end_item(errors).then_some(string)
        };
        let name = string("header name", errors)?;
        let value = string("header value", errors)?;
        if let Some(extra) = tokens.next() {
            let mark = errors.mark(extra.span(), extra.span());
            errors.report(mark, &WRONG_FORM, &[&self.rule.name, &example]);
            return None;
        }
        check_name(&name, errors)?;
        let value = parse_template(value, "header value", errors)?;
        check_value(&value, place, errors)?;
        Some(Header { name: name.value, value })
    }

    // retry_after = 30, retry_after = wait, retry_after = .0
    pub(super) fn retry_after(&self, errors: &mut Errors) -> Option<Spanned<RetryAfter>> {
        let (value, mark) = self.value(errors)?;
        let help = match value {
            Value::Literal(literal) if decimal(literal).is_some() => {
                let seconds = literal.to_string().parse().ok().filter(|seconds| *seconds <= MAX_RETRY_AFTER);
                let seconds = seconds.map(RetryAfter::Seconds);
                if seconds.is_none() {
                    errors.report(mark, &RETRY_AFTER_OUT_OF_RANGE, &[]);
                }
                return seconds.map(|value| Spanned { value, mark });
            }
            Value::Literal(literal) if text(literal).is_some_and(|text| is_number_or_name(&text)) => {
                "remove the quotes"
            }
            Value::Literal(literal) if text(literal).is_some() => {
                "write a number of seconds, such as `retry_after = 30`, or the field that says how long to wait"
            }
            _ => match field(value) {
                Some(name) => return Some(Spanned { value: RetryAfter::Field(name), mark }),
                None => "write `retry_after = 30`, `retry_after = field` or `retry_after = .0`",
            },
        };
        errors.report(mark, &BAD_RETRY_AFTER, &[&help]);
        None
    }
}

// `30`, `wait`
fn is_number_or_name(text: &str) -> bool {
    let word = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    word && (text.bytes().all(|byte| byte.is_ascii_digit()) || !text.starts_with(|ch: char| ch.is_ascii_digit()))
}

// RFC 9110 section 5.1: a field name is a token.
fn check_name(name: &Spanned<String>, errors: &mut Errors) -> Option<()> {
    let text = name.value.as_str();
    let token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    if text.len() > MAX_NAME || !text.bytes().all(token) {
        errors.report(name.mark, &BAD_HEADER_NAME, &[&text]);
    } else if text.eq_ignore_ascii_case("retry-after") {
        errors.report(name.mark, &RETRY_AFTER_HEADER, &[&text]);
    } else if let Some((_, reason)) = RESERVED.iter().find(|(reserved, _)| text.eq_ignore_ascii_case(reserved)) {
        errors.report(name.mark, &RESERVED_HEADER, &[&text, reason]);
    } else {
        return Some(());
    }
    None
}

// RFC 9110 section 5.5: visible ASCII, space, tab.
fn check_value(value: &Spanned<Template>, place: Place, errors: &mut Errors) -> Option<()> {
    let text = value.value.text();
    let bad = text.chars().find(|ch| !matches!(ch, ' '..='~' | '\t'));
    if let Some(ch) = bad {
        let what = if ch.is_control() { "a control character".to_owned() } else { format!("`{ch}`") };
        errors.report(value.mark, &BAD_HEADER_VALUE, &[&what]);
        return None;
    }
    if place == Place::Enum && value.value.has_placeholders() {
        errors.report(value.mark, &CONTAINER_PLACEHOLDER, &[]);
        return None;
    }
    Some(())
}
