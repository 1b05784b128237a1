//! The text of a rejection that axum or axum-extra has made in, our rejection out.
//!
//! Such a rejection reaches the layer as a status and a text that begins with fixed words. The suite compares them with axum.

use http::StatusCode;

use crate::hostile::printable;
use crate::serve::FrameworkError::{
    self, BodyIncomplete, FormInvalid, HeaderInvalid, JsonInvalid, JsonSyntax, MultipartInvalid, PathInvalid,
    QueryInvalid,
};
use crate::serve::Rejection;
use crate::serve::mismatch::Mismatch;

/// What follows the fixed words.
enum Rest {
    /// Nothing that names a parameter.
    Words,
    /// The path of `serde_path_to_error`, unless the whole value is wrong, and the words of serde: about a field, or the whole.
    Serde(&'static str, &'static str),
    /// The name of the parameter, and these words.
    Name(&'static str),
}

use Rest::{Name, Serde, Words};

/// The fixed words of each status and error. The first row that fits counts.
static TEXTS: [(u16, &str, FrameworkError, Rest); 21] = [
    (400, "Failed to parse the request body as JSON", JsonSyntax, Words),
    (422, "Failed to deserialize the JSON body into the target type: ", JsonInvalid, Serde("field", "request body")),
    (422, "Failed to deserialize form body: ", FormInvalid, Serde("field", "form")),
    (400, "Failed to deserialize form: ", QueryInvalid, Serde("query parameter", "query")),
    (400, "Failed to deserialize query string: ", QueryInvalid, Serde("query parameter", "query")),
    (400, "Failed to buffer the request body", BodyIncomplete, Words),
    (400, "Invalid URL: Cannot parse `", PathInvalid, Name("` with value `")),
    (400, "Invalid URL: Invalid UTF-8 in `", PathInvalid, Name("`")),
    (400, "Invalid URL: ", PathInvalid, Words),
    (400, "Invalid UTF-8 in `", PathInvalid, Name("`")),
    (400, "Header of type `", HeaderInvalid, Name("` was missing")),
    (400, "invalid HTTP header (", HeaderInvalid, Name(")")),
    (400, "Invalid `boundary` for `multipart/form-data` request", MultipartInvalid, Words),
    (400, "Content-Type is not multipart/form-data", MultipartInvalid, Words),
    (400, "multipart boundary not found in Content-Type", MultipartInvalid, Words),
    (400, "incomplete multipart stream", MultipartInvalid, Words),
    (400, "field \"", MultipartInvalid, Name("\" received with incomplete data")),
    (400, "unknown field received: \"", MultipartInvalid, Name("\"")),
    (400, "failed to read field complete headers", MultipartInvalid, Words),
    (400, "failed to read headers", MultipartInvalid, Words),
    (400, "failed to decode ", MultipartInvalid, Words),
];

/// The rejection behind a status and a text, if axum or axum-extra has made them.
pub(crate) fn recognise(status: StatusCode, text: &str) -> Option<Rejection> {
    TEXTS.iter().filter(|row| row.0 == status.as_u16()).find_map(|(_, words, kind, rest)| {
        let after = text.strip_prefix(words)?;
        match rest {
            Words => Some((*kind).into()),
            Name(end) => after.split_once(end).map(|(name, _)| of_name(*kind, name)),
            Serde(part, whole) => Some(Mismatch::of_text(after).reject(*kind, part, whole)),
        }
    })
}

fn of_name(kind: FrameworkError, name: &str) -> Rejection {
    let name = printable(name, 64);
    let rejection = Rejection::from(kind).with_param(&name);
    match kind {
        PathInvalid => rejection.with_message(alloc::format!("The path parameter `{name}` is not valid.")),
        HeaderInvalid => rejection.with_message(alloc::format!("The header `{name}` is missing or not valid.")),
        _ => rejection,
    }
}
