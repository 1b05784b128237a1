//! `doc_url`: an absolute URL whose placeholders are filled in while the macro expands.

use super::argument::Argument;
use super::message::parse_template;
use crate::errors::Errors;
use crate::mark::Spanned;
use crate::messages::{BAD_FORMAT_SPEC, BAD_URL, RELATIVE_URL, URL_PLACEHOLDER};
use crate::suggest;
use crate::template::{Placeholder, Template};

const PLACEHOLDERS: [&str; 3] = ["code", "type", "status"];

impl Argument<'_> {
    // doc_url = "https://docs.example.com/errors/{code}"
    pub(super) fn url(&self, errors: &mut Errors) -> Option<Spanned<Template>> {
        let text = self.string(errors)?;
        let mark = text.mark;
        let before = errors.len();
        if !is_absolute(&text.value) {
            errors.report(mark, &RELATIVE_URL, &[]);
        } else if let Some(ch) = text.value.chars().find(|ch| !belongs_in_a_url(*ch)) {
            errors.report(mark, &BAD_URL, &[&name_of(ch)]);
        }
        let url = parse_template(text, "doc_url", errors)?;
        if let Some(brace) = url.value.text().chars().find(|ch| matches!(ch, '{' | '}')) {
            errors.report(mark, &BAD_URL, &[&name_of(brace)]);
        }
        let mut seen: Vec<&str> = Vec::new();
        for Placeholder { name, spec, .. } in url.value.placeholders() {
            if seen.contains(&name.as_str()) {
                continue;
            }
            seen.push(name);
            if !spec.is_empty() {
                let note = "the placeholders of a doc_url are filled in as they are";
                errors.report(mark, &BAD_FORMAT_SPEC, &[&spec, &note]);
            } else if !PLACEHOLDERS.contains(&name.as_str()) {
                errors.report(mark, &URL_PLACEHOLDER, &[&name, &suggest::expected(name, &PLACEHOLDERS)]);
            }
        }
        (errors.len() == before).then_some(url)
    }
}

// A scheme that a browser follows, and a host.
fn is_absolute(url: &str) -> bool {
    let Some((scheme, rest)) = url.split_once("://") else { return false };
    let scheme = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    scheme && !rest.is_empty() && !rest.starts_with(['/', '?', '#', ':'])
}

// RFC 3986 section 2, and the braces of our placeholders.
fn belongs_in_a_url(ch: char) -> bool {
    ch.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%{}".contains(ch)
}

fn name_of(ch: char) -> String {
    match ch {
        ' ' => "a space".to_owned(),
        ch if ch.is_control() => "a control character".to_owned(),
        ch => format!("`{ch}`"),
    }
}
