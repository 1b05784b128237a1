//! The statuses from 400 to 599 without a name of their own: a framework error for each.
#![expect(clippy::indexing_slicing, reason = "all of it runs at compile time, where a wrong index is an error")]

use core::fmt;

use crate::serve::FrameworkError;
use crate::{ErrorSpec, ErrorStatus};

/// A status from 400 to 599 that no other [`FrameworkError`] has, such as 418.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct UnnamedStatus(ErrorStatus);

impl UnnamedStatus {
    /// The caller has looked for a name.
    pub(super) const fn new(status: u16) -> Option<Self> {
        match ErrorStatus::new(status) {
            Some(status) => Some(Self(status)),
            None => None,
        }
    }

    /// The status.
    #[must_use]
    pub const fn status(self) -> ErrorStatus {
        self.0
    }

    /// Its place in [`all`] and [`all_specs`].
    pub(super) const fn index(self) -> usize {
        let mut index = FrameworkError::NAMED.len();
        let mut status = FIRST;
        while status < self.0.as_u16() {
            index += is_unnamed(status) as usize;
            status += 1;
        }
        index
    }
}

impl fmt::Debug for UnnamedStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

const FIRST: u16 = 400;
const LAST: u16 = 599;
const COUNT: usize = (LAST - FIRST + 1) as usize;

/// The number of framework errors.
const LEN: usize = {
    let mut len = FrameworkError::NAMED.len();
    let mut status = FIRST;
    while status <= LAST {
        len += is_unnamed(status) as usize;
        status += 1;
    }
    len
};

const fn is_unnamed(status: u16) -> bool {
    matches!(FrameworkError::from_status(status, true), FrameworkError::Unnamed(_))
}

const DIGITS: &[u8; 10] = b"0123456789";

/// The code of each status: `http_` and its three digits.
const CODES: &[[u8; 8]; COUNT] = &{
    let mut codes = [*b"http_000"; COUNT];
    let mut at = 0;
    while at < COUNT {
        let status = FIRST as usize + at;
        codes[at][5] = DIGITS[status / 100];
        codes[at][6] = DIGITS[status / 10 % 10];
        codes[at][7] = DIGITS[status % 10];
        at += 1;
    }
    codes
};

const fn code(status: u16) -> &'static str {
    match core::str::from_utf8(&CODES[(status - FIRST) as usize]) {
        Ok(code) => code,
        Err(_) => "internal_error",
    }
}

/// All framework errors: those with a name, then the others in the order of their statuses.
pub(super) const fn all() -> [FrameworkError; LEN] {
    let mut all = [FrameworkError::Internal; LEN];
    let mut at = 0;
    while at < FrameworkError::NAMED.len() {
        all[at] = FrameworkError::NAMED[at];
        at += 1;
    }
    let mut status = FIRST;
    while status <= LAST {
        if is_unnamed(status) {
            all[at] = FrameworkError::from_status(status, true);
            at += 1;
        }
        status += 1;
    }
    all
}

/// Their specs.
#[expect(clippy::large_stack_arrays, reason = "it becomes a static")]
pub(super) const fn all_specs() -> [ErrorSpec; LEN] {
    let mut specs = [FrameworkError::NAMED_SPECS[0]; LEN];
    let mut at = 0;
    while at < FrameworkError::NAMED.len() {
        specs[at] = FrameworkError::NAMED_SPECS[at];
        at += 1;
    }
    let mut status = FIRST;
    while status <= LAST {
        if is_unnamed(status) {
            specs[at] = ErrorSpec::new(ErrorStatus::checked(status), code(status)).built_in("FrameworkError::Unnamed");
            at += 1;
        }
        status += 1;
    }
    specs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ApiError;

    #[test]
    fn every_status_has_its_own_sentence_type_and_retry_advice() {
        for number in FIRST..=LAST {
            let error = FrameworkError::from_status(number, true);
            let status = ErrorStatus::checked(number);
            assert_eq!(error.status(), status);
            assert_eq!(error.message(), status.sentence(), "{status}");
            assert_eq!(error.error_type(), status.default_type(), "{status}");
            assert_eq!(error.is_retryable(), status.is_retryable(), "{status}");
        }
        assert_eq!(FrameworkError::from_status(418, true).code(), "http_418");
        assert_eq!(FrameworkError::from_status(600, true), FrameworkError::Internal);
        assert_eq!(FrameworkError::from_status(0, true), FrameworkError::Internal);
    }

    #[test]
    fn every_error_has_the_spec_at_its_place() {
        for (at, error) in FrameworkError::ALL.iter().enumerate() {
            let same = FrameworkError::ALL.iter().position(|other| core::ptr::eq(other.spec(), error.spec()));
            assert_eq!(same, Some(at), "{error:?}");
        }
    }
}
