//! Limits the `errors` member: an answer is not many times as long as the request that it rejects.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::FieldError;
use crate::template;

/// The largest number of items.
const LIMIT: usize = 100;

/// Keeps the first items, and returns how many there are beyond them. Cuts the texts of each item.
pub(crate) fn limited(mut errors: Vec<FieldError<'_>>) -> (Vec<FieldError<'_>>, usize) {
    let more = errors.len().saturating_sub(LIMIT);
    errors.truncate(LIMIT);
    for error in &mut errors {
        for text in [Some(&mut error.code), Some(&mut error.message), error.param.as_mut()].into_iter().flatten() {
            *text = template::cut(core::mem::replace(text, Cow::Borrowed("")), "");
        }
    }
    (errors, more)
}
