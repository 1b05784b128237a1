//! The members of a body in, which of the known forms it has and what it says out.

use alloc::borrow::Cow;

use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::members::{Inner, Members, Scalar};
use super::{Found, MediaType, errors, google, repair};
use crate::client::Format;
use crate::client::facts::Rest;

pub(super) fn facts<'a>(members: &mut Members<'a>, media_type: MediaType) -> Found<'a> {
    if media_type == MediaType::Problem {
        return problem(members);
    }
    match core::mem::take(&mut members.error) {
        Inner::Object(mut inner) => {
            if !inner.request_id.is_text() {
                inner.request_id = core::mem::take(&mut members.request_id);
            }
            if google::is_status(&inner) { google::facts(&mut inner) } else { envelope(&mut inner, Format::Nested) }
        }
        Inner::Text(error) => with_text(members, error),
        Inner::Other if is_problem(members) => problem(members),
        Inner::Other => {
            let format = if is_envelope(members) { Format::Flat } else { Format::Json };
            envelope(members, format)
        }
    }
}

/// Whether at least one member is that of an envelope.
fn is_envelope(members: &Members<'_>) -> bool {
    let texts = [&members.error_type, &members.code, &members.message, &members.param, &members.doc_url];
    texts.into_iter().any(Scalar::is_text)
        || members.request_id.is_text()
        || members.details.is_some()
        || members.errors.is_some()
}

fn envelope<'a>(members: &mut Members<'a>, format: Format) -> Found<'a> {
    Found {
        format,
        error_type: members.error_type.text(),
        code: members.code.text(),
        message: members.message.text(),
        param: members.param.text(),
        doc_url: members.doc_url.text(),
        request_id: members.request_id.text(),
        rest: rest(members.details, members.errors, &members.more_errors),
    }
}

/// A body whose member `error` is a text: a code of OAuth, or a message.
fn with_text<'a>(members: &mut Members<'a>, error: Cow<'a, str>) -> Found<'a> {
    let is_oauth = error.starts_with(|first: char| first.is_ascii_lowercase()) && is_code(&error);
    if is_oauth && !members.code.is_text() {
        members.code = Scalar::Text(error);
        members.doc_url = core::mem::take(&mut members.error_uri);
        if members.error_description.is_text() {
            members.message = core::mem::take(&mut members.error_description);
        } else if !members.message.is_text() {
            members.message = core::mem::take(&mut members.detail);
        }
        return Found { rest: None, ..envelope(members, Format::Oauth) };
    }
    if !members.message.is_text() {
        members.message = Scalar::Text(error);
    }
    let format = if is_envelope(members) { Format::Flat } else { Format::Json };
    envelope(members, format)
}

/// Whether a text is a code, and not a sentence.
fn is_code(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"_.-:/".contains(&byte);
    text.starts_with(|first: char| first.is_ascii_alphabetic()) && text.bytes().all(fits) && text.len() <= 64
}

/// Whether a body without the media type of problem documents is one: it has a title or a detail, but no message.
fn is_problem(members: &Members<'_>) -> bool {
    (members.title.is_text() || members.detail.is_text()) && !members.message.is_text()
}

/// The code that the URI of a problem's type ends with. A section of a specification is none.
fn code_of_uri(uri: &str) -> Option<&str> {
    let uri = uri.split('?').next().unwrap_or_default();
    let path = match uri.split_once("://") {
        Some((_, rest)) => rest.split_once('/')?.1,
        None => uri.strip_prefix("about:blank").map_or(uri, |_| ""),
    };
    path.rsplit(['/', '#', ':']).next().filter(|last| is_code(last) && !last.starts_with("section-"))
}

fn problem<'a>(members: &mut Members<'a>) -> Found<'a> {
    let uri = members.error_type.text();
    let of_uri = || uri.as_deref().and_then(code_of_uri).map(|code| Cow::Owned(code.into()));
    let code = members.code.text().or_else(of_uri);
    let instance = members.instance.text();
    let id =
        instance.as_deref().and_then(|uri| uri.strip_prefix("urn:uuid:").or_else(|| uri.strip_prefix("/requests/")));
    Found {
        format: Format::Problem,
        error_type: members.class.text(),
        code,
        message: members.detail.text().or_else(|| members.title.text()),
        param: members.param.text(),
        request_id: members.request_id.text().or_else(|| id.map(|id| Cow::Owned(id.into()))),
        doc_url: uri.filter(|uri| uri.starts_with("https://") || uri.starts_with("http://")),
        rest: rest(members.details, members.errors, &members.more_errors),
    }
}

fn rest(details: Option<&RawValue>, errors: Option<&RawValue>, count: &Scalar<'_>) -> Option<alloc::boxed::Box<Rest>> {
    let details = details.and_then(|raw| repair::value::<Map<_, Value>>(raw.get())).unwrap_or_default();
    let errors = errors.map(|raw| errors::of_json(raw.get())).unwrap_or_default();
    let more_errors = errors::count(count);
    if details.is_empty() && errors.is_empty() && more_errors == 0 {
        return None;
    }
    Some(Rest { details, errors, more_errors, ..Rest::default() }.into())
}
