//! The fields of a request that failed validation, for forms.

use alloc::borrow::Cow;
use alloc::boxed::Box;

use super::ApiFailure;
use crate::FieldError;

/// The fields that failed validation, in the order of the body: those that it lists, otherwise the one that `param` names.
///
/// A text that the body does not have is empty; `param` is nothing if an error belongs to no field.
///
/// ```
/// use api_error::client::ApiFailure;
/// use http::{HeaderMap, StatusCode};
///
/// let body = r#"{"errors":[{"code":"required","message":"Enter a name.","param":"name"}]}"#;
/// let failure = ApiFailure::decode(StatusCode::UNPROCESSABLE_ENTITY, HeaderMap::new(), body);
/// let texts: Vec<_> = failure.field_errors().of_param("name").map(|error| error.message).collect();
/// assert_eq!(texts, ["Enter a name."]);
/// ```
#[derive(Clone, Debug)]
pub struct FieldErrors<'a> {
    listed: &'a [FieldError<'static>],
    only: Option<FieldError<'a>>,
}

impl<'a> FieldErrors<'a> {
    pub(super) fn of(failure: &'a ApiFailure) -> Self {
        let listed = failure.0.facts.rest.as_ref().map(|rest| &*rest.errors).unwrap_or_default();
        let only = failure.param().filter(|_| listed.is_empty()).map(|param| FieldError {
            code: Cow::Borrowed(failure.code().unwrap_or_default()),
            message: Cow::Borrowed(failure.message().unwrap_or_default()),
            param: Some(Cow::Borrowed(param)),
        });
        Self { listed, only }
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = FieldError<'a>> + use<'a> {
        self.listed.iter().map(FieldError::shared).chain(self.only.clone())
    }

    /// Those of one field.
    pub fn of_param<'p>(&self, param: &'p str) -> impl Iterator<Item = FieldError<'a>> + use<'a, 'p> {
        self.iter().filter(move |error| error.param.as_deref() == Some(param))
    }

    /// Those that belong to no field.
    pub fn of_form(&self) -> impl Iterator<Item = FieldError<'a>> + use<'a> {
        self.iter().filter(|error| error.param.is_none())
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.listed.len() + usize::from(self.only.is_some())
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl<'a> IntoIterator for FieldErrors<'a> {
    type Item = FieldError<'a>;
    type IntoIter = Box<dyn Iterator<Item = FieldError<'a>> + 'a>;

    fn into_iter(self) -> Self::IntoIter {
        Box::new(self.iter())
    }
}

impl<'a> IntoIterator for &FieldErrors<'a> {
    type Item = FieldError<'a>;
    type IntoIter = Box<dyn Iterator<Item = FieldError<'a>> + 'a>;

    fn into_iter(self) -> Self::IntoIter {
        Box::new(self.iter())
    }
}
