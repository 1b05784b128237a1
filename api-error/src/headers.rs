//! The headers of an error.

use alloc::borrow::Cow;
use alloc::string::ToString;
use alloc::vec::{self, Vec};
use core::time::Duration;

use crate::spec::Dynamic;
use crate::view::{OwnView, Part};
use crate::{ApiError, ErrorStatus, retry, template};

/// The names and values of the headers of an error. Made by [`ApiError::headers`].
///
/// ```
/// use api_error::ApiError;
///
/// #[derive(Debug, ApiError)]
/// #[api_error(status = 429, retry_after = 30)]
/// struct TooFast;
///
/// let headers: Vec<_> = TooFast.headers().collect();
/// assert_eq!(headers, [("Retry-After", "30".into())]);
/// ```
#[derive(Clone, Debug)]
pub struct Headers<'a> {
    headers: vec::IntoIter<(&'static str, Cow<'a, str>)>,
}

impl<'a> Headers<'a> {
    pub(crate) fn new<E: ApiError + ?Sized>(error: &'a E, own: Option<&OwnView<'a>>) -> Self {
        let spec = error.spec();
        let mut headers: Pairs<'_> = Vec::new();
        for (index, (name, value)) in spec.headers.iter().enumerate() {
            let value = if !spec.dynamic.has(Dynamic::TEMPLATES) || !value.contains(['{', '}']) {
                Cow::Borrowed(*value)
            } else if template::count(value) == 0 {
                Cow::Owned(template::unescape(value))
            } else if let Some(own) = own {
                Cow::Owned(own.text(error, Part::Header(index)))
            } else {
                // The spec of another type: nobody has the values of its fields.
                continue;
            };
            if let Some(value) = valid(value) {
                headers.push((name, value));
            }
        }
        if let Some(wait) = error.retry_after() {
            set_retry_after(&mut headers, Some(wait));
        }
        challenge(&mut headers, error.status());
        Self { headers: headers.into_iter() }
    }

    /// The headers of an error that has these. Adds the challenge that a 401 without one lacks.
    #[cfg(feature = "__serve")]
    pub(crate) fn given<E: ApiError + ?Sized>(error: &E, mut headers: Pairs<'a>) -> Self {
        challenge(&mut headers, error.status());
        Self { headers: headers.into_iter() }
    }

    /// The same with another `Retry-After`.
    pub(crate) fn with_retry_after(self, wait: Option<Duration>) -> Self {
        let mut headers: Vec<_> = self.headers.collect();
        set_retry_after(&mut headers, wait);
        Self { headers: headers.into_iter() }
    }

    /// The same with a challenge, if the status requires one.
    pub(crate) fn with_challenge(self, status: ErrorStatus) -> Self {
        let mut headers: Vec<_> = self.headers.collect();
        challenge(&mut headers, status);
        Self { headers: headers.into_iter() }
    }
}

type Pairs<'a> = Vec<(&'static str, Cow<'a, str>)>;

fn set_retry_after(headers: &mut Pairs<'_>, wait: Option<Duration>) {
    headers.retain(|(name, _)| !name.eq_ignore_ascii_case("retry-after"));
    headers.extend(wait.map(|wait| ("Retry-After", Cow::Owned(retry::whole_seconds(wait).to_string()))));
}

/// Adds a challenge if the status requires one and there is none.
fn challenge(headers: &mut Pairs<'_>, status: ErrorStatus) {
    let challenged = headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("www-authenticate"));
    if status.as_u16() == 401 && !challenged {
        headers.push(("WWW-Authenticate", Cow::Borrowed("Bearer")));
    }
}

/// Trims white space, which is not part of a value at its ends (RFC 9110 section 5.5). Nothing if the value is not valid;
/// bytes above ASCII, which that section calls obsolete, are not.
fn valid(value: Cow<'_, str>) -> Option<Cow<'_, str>> {
    if value.is_empty() || !value.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\t')) {
        return None;
    }
    let trimmed = value.trim_matches([' ', '\t']);
    match trimmed.len() {
        0 => None,
        len if len == value.len() => Some(value),
        _ => Some(Cow::Owned(trimmed.into())),
    }
}

impl<'a> Iterator for Headers<'a> {
    type Item = (&'static str, Cow<'a, str>);

    fn next(&mut self) -> Option<Self::Item> {
        self.headers.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.headers.size_hint()
    }
}

impl ExactSizeIterator for Headers<'_> {}
