//! The fields of a request that failed validation, for forms.

use alloc::borrow::Cow;
use core::slice;

use super::ApiFailure;
use crate::FieldError;

/// The fields that failed validation, in the order of the body: those that it lists, otherwise the one that `param` names.
///
/// ```
/// use api_error::client::ApiFailure;
/// use http::{HeaderMap, StatusCode};
///
/// let body = r##"{"errors":[{"code":"required","message":"Enter a name.","param":"name"}]}"##;
/// let failure = ApiFailure::decode(StatusCode::UNPROCESSABLE_ENTITY, HeaderMap::new(), body);
/// let texts: Vec<&str> = failure.field_errors().of_param("name").map(|error| &*error.message).collect();
/// assert_eq!(texts, ["Enter a name."]);
/// ```
#[derive(Clone, Debug)]
pub struct FieldErrors<'a>(Source<'a>);

#[derive(Clone, Debug)]
enum Source<'a> {
    List(&'a [FieldError<'static>]),
    One(FieldError<'a>),
    None,
}

impl<'a> FieldErrors<'a> {
    pub(super) fn of(failure: &'a ApiFailure) -> Self {
        let listed = failure.0.facts.rest.as_ref().map(|rest| &*rest.errors).unwrap_or_default();
        Self(match failure.param() {
            _ if !listed.is_empty() => Source::List(listed),
            Some(param) => Source::One(FieldError {
                code: Cow::Borrowed(failure.code().unwrap_or_default()),
                message: Cow::Borrowed(failure.message().unwrap_or_default()),
                param: Some(Cow::Borrowed(param)),
            }),
            None => Source::None,
        })
    }

    /// All of them. A text that the body does not have is empty; `param` is nothing if an error belongs to no field.
    pub fn iter(&self) -> slice::Iter<'_, FieldError<'_>> {
        match &self.0 {
            Source::List(errors) => errors.iter(),
            Source::One(error) => slice::from_ref(error).iter(),
            Source::None => [].iter(),
        }
    }

    /// Those of one field.
    pub fn of_param<'s>(&'s self, param: &'s str) -> impl Iterator<Item = &'s FieldError<'s>> {
        self.iter().filter(move |error| error.param.as_deref() == Some(param))
    }

    /// Those that belong to no field.
    pub fn of_form(&self) -> impl Iterator<Item = &FieldError<'_>> {
        self.iter().filter(|error| error.param.is_none())
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.iter().len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl<'s> IntoIterator for &'s FieldErrors<'_> {
    type Item = &'s FieldError<'s>;
    type IntoIter = slice::Iter<'s, FieldError<'s>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
