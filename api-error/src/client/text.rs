//! A text of a body, without a copy where the body has it as it is.

use alloc::borrow::Cow;
use alloc::boxed::Box;

/// A text: where it stands in the body, or a copy if the body has it with escapes.
#[derive(Clone, Debug)]
pub(super) enum Text {
    Within { start: u32, length: u32 },
    Copy(Box<str>),
}

impl Text {
    /// A text that may be a part of this body.
    pub(super) fn of(text: Cow<'_, str>, body: &[u8]) -> Self {
        match text {
            Cow::Borrowed(text) => Self::within(text, body).unwrap_or_else(|| Self::Copy(text.into())),
            Cow::Owned(text) => Self::Copy(text.into_boxed_str()),
        }
    }

    fn within(text: &str, body: &[u8]) -> Option<Self> {
        let start = text.as_ptr().addr().checked_sub(body.as_ptr().addr())?;
        // Two texts at one address are one text, so nothing but the bounds can be wrong.
        body.get(start..)?.get(..text.len())?;
        Some(Self::Within { start: start.try_into().ok()?, length: text.len().try_into().ok()? })
    }

    pub(super) fn as_str<'a>(&'a self, body: &'a [u8]) -> &'a str {
        match self {
            Self::Within { start, length } => {
                let range = body.get(*start as usize..).and_then(|rest| rest.get(..*length as usize));
                core::str::from_utf8(range.unwrap_or_default()).unwrap_or_default()
            }
            Self::Copy(text) => text,
        }
    }
}
