//! Limits the length of text from a validation crate.

use alloc::borrow::Cow;
use alloc::string::String;

/// The largest number of bytes of a path, a code or a message.
const LIMIT: usize = 128;

/// The text without control characters, cut to the limit.
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
