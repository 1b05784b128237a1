//! What comes from a validation crate, cut to a length.

use alloc::borrow::Cow;
use alloc::string::String;

/// The most of a path, a code or a message that comes from a validation crate.
const LIMIT: usize = 128;

/// The text without control characters.
pub(super) fn bounded(text: &str) -> Cow<'static, str> {
    let mut out = String::new();
    for ch in text.chars().filter(|ch| !ch.is_control()) {
        if out.len() + ch.len_utf8() > LIMIT {
            break;
        }
        out.push(ch);
    }
    Cow::Owned(out)
}
