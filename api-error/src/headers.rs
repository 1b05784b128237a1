//! The headers of an error.

use alloc::borrow::Cow;
use alloc::string::ToString;
use alloc::vec::{self, Vec};

use crate::view::{OwnView, Part};
use crate::{ApiError, retry, template};

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
        let mut headers: Vec<(&'static str, Cow<'_, str>)> = Vec::new();
        for (index, (name, value)) in spec.headers.iter().enumerate() {
            let value = match own {
                Some(own) if template::count(value) > 0 => Cow::Owned(own.text(error, Part::Header(index))),
                Some(_) if value.contains(['{', '}']) => Cow::Owned(template::unescape(value)),
                _ => Cow::Borrowed(*value),
            };
            if let Some(value) = valid(value) {
                headers.push((name, value));
            }
        }
        if let Some(wait) = error.retry_after() {
            headers.push(("Retry-After", Cow::Owned(retry::whole_seconds(wait).to_string())));
        }
        Self::given(error, headers)
    }

    /// The headers of an error that has these. Adds the challenge that a 401 without one lacks.
    pub(crate) fn given<E: ApiError + ?Sized>(error: &E, mut headers: Vec<(&'static str, Cow<'a, str>)>) -> Self {
        let challenged = headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("www-authenticate"));
        if error.status().as_u16() == 401 && !challenged {
            headers.push(("WWW-Authenticate", Cow::Borrowed("Bearer")));
        }
        Self { headers: headers.into_iter() }
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
