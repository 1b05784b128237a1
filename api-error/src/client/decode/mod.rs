//! The bytes of a body in, what they say out. Never an error: what cannot be read says nothing.

mod errors;
mod google;
mod members;
mod own;
mod recognise;
mod repair;

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::sync::Arc;
use core::cell::LazyCell;

use self::members::Members;
use self::own::Template;
use super::facts::{Facts, Response};
use super::text::Text;
use super::{ApiFailure, Body, Format};
use crate::Shape;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};

/// Decodes the responses of an API whose bodies have a shape of their own. Make it once and share it.
///
/// The envelope, nested or not, problem documents and the bodies of OAuth and Google need none: they are recognised. A body
/// that the shape does not fit, such as one of a gateway, is still recognised as one of these.
///
/// ```
/// use api_error::client::{Decoder, Format};
/// use http::{HeaderMap, StatusCode};
///
/// api_error::shape! { static BODY = { "errcode": code, "error": message, ..details }; }
///
/// let decoder = Decoder::new().shape(&BODY);
/// let body = r#"{"errcode":"M_LIMIT_EXCEEDED","error":"Too fast.","limit":5}"#;
/// let failure = decoder.decode(StatusCode::TOO_MANY_REQUESTS, HeaderMap::new(), body);
/// assert_eq!(failure.format(), Format::Own);
/// assert_eq!(failure.code(), Some("M_LIMIT_EXCEEDED"));
/// assert_eq!(failure.detail("limit"), Some(5));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Decoder {
    template: Option<Arc<Template>>,
}

impl Decoder {
    /// A decoder that recognises the known forms.
    #[must_use]
    pub const fn new() -> Self {
        Self { template: None }
    }

    /// Reads bodies in this shape first.
    #[must_use]
    pub fn shape(mut self, shape: &Shape) -> Self {
        self.template = Template::of(shape).map(Arc::new);
        self
    }

    /// Decodes a response. Never fails, and keeps all of it but what is longer than 64 KiB.
    #[must_use]
    pub fn decode(&self, status: StatusCode, headers: HeaderMap, body: impl Into<Body>) -> ApiFailure {
        let body = body.into();
        let facts = self.facts(&headers, body.bytes());
        ApiFailure(Box::new(Response { status, headers, body, facts }))
    }

    fn facts(&self, headers: &HeaderMap, body: &[u8]) -> Facts {
        // Of these two, the first one is much faster, and almost all bodies are valid.
        let text = core::str::from_utf8(body).map_or_else(|_| String::from_utf8_lossy(body), Cow::Borrowed);
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text).trim_start_matches([' ', '\t', '\r', '\n']);
        if text.is_empty() {
            return Facts::nothing(Format::Empty);
        }
        let media_type = MediaType::of(headers);
        if !text.starts_with('{') || media_type == MediaType::Html {
            return Facts::nothing(Format::Text);
        }
        let mended = LazyCell::new(|| repair::repaired(text));
        let own = self.template.as_ref().and_then(|own| own.read(text, body).or_else(|| own.read(&mended, body)));
        own.or_else(|| read(text, body, media_type))
            .or_else(|| read(&mended, body, media_type))
            .unwrap_or_else(|| Facts::nothing(Format::Text))
    }
}

/// Reads the first document. Nothing if it is no JSON.
fn read(text: &str, body: &[u8], media_type: MediaType) -> Option<Facts> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let mut members = Members::default();
    members.fill(&mut deserializer).ok()?;
    let mut facts = recognise::facts(&mut members, media_type);
    if deserializer.end().is_err() {
        facts.rest.get_or_insert_default().has_trailing = true;
    }
    Some(facts.map(|text| Text::of(text, body)))
}

/// What a body says, before its texts are taken out of it.
type Found<'a> = Facts<Cow<'a, str>>;

/// What the media type says about the form of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MediaType {
    /// A page, never JSON.
    Html,
    Problem,
    Other,
}

impl MediaType {
    fn of(headers: &HeaderMap) -> Self {
        let value = headers.get(CONTENT_TYPE);
        if value.is_none_or(|value| value.as_bytes() == b"application/json") {
            return Self::Other;
        }
        let value = value.and_then(|value| value.to_str().ok()).unwrap_or_default();
        let essence = value.split(';').next().unwrap_or_default().trim();
        let is = |name: &str| essence.eq_ignore_ascii_case(name);
        if is("text/html") || is("application/xhtml+xml") {
            Self::Html
        } else if is("application/problem+json") {
            Self::Problem
        } else {
            Self::Other
        }
    }
}
