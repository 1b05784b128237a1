//! Makes text from a request or a validation crate safe to repeat: without invisible characters, limited in length.

use alloc::borrow::Cow;

use crate::echo;
use crate::hostile::{is_hostile, printable};

/// The largest number of bytes of a path, a code or a message of a validation crate.
#[cfg(feature = "__validation")]
const LIMIT: usize = 128;

/// The text of a validation crate.
#[cfg(feature = "__validation")]
pub(super) fn bounded(text: &str) -> Cow<'static, str> {
    Cow::Owned(printable(text, LIMIT))
}

/// The path of a field, which can have keys that a client chose.
pub(super) fn path(path: Cow<'static, str>) -> Cow<'static, str> {
    if path.len() <= echo::LIMIT && !path.contains(is_hostile) {
        return path;
    }
    Cow::Owned(printable(&path, echo::LIMIT))
}
