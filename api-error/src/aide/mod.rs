//! Errors in the document of [aide](https://docs.rs/aide) 0.15 (feature `aide`).
//!
//! Derived types, those of [`error_responses!`](crate::error_responses), [`ValidationErrors`](crate::ValidationErrors) and
//! `FrameworkError` implement [`OperationOutput`]: aide infers the responses of a handler from its `Result<_, PaymentError>`, one
//! for every status, with its headers and an example of each code. [`only`] narrows them to those of the operation. Then
//! [`complete`] the document.
//!
//! With the feature `axum`, the extractors of `api_error::axum` and the `Valid` around them implement `OperationInput`: the
//! document has what they read, and the 4xx that they reject with. List `FrameworkError` in the `catalog!` then, which has
//! the codes.

#[cfg(feature = "axum")]
mod input;

use alloc::vec::Vec;

use ::aide::openapi::{OpenApi, ReferenceOr, Response, SchemaObject, StatusCode};
use ::aide::transform::TransformOperation;
use ::aide::util::iter_operations_mut;

use crate::openapi::{BODY, Completion, DocumentError};
use crate::{Catalog, HasCatalog, Shape, openapi};

#[cfg(doc)]
use ::aide::OperationOutput;

/// The impl of `OperationOutput` that the derive adds to a type.
#[doc(hidden)]
#[macro_export]
macro_rules! __aide {
    ([$($generics:tt)*] [$ty:ty] [$($bounds:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::aide::OperationOutput for $ty $($bounds)* {
            type Inner = Self;

            fn inferred_responses(
                _: &mut $crate::__private::aide::GenContext,
                _: &mut $crate::__private::aide::Operation,
            ) -> $crate::__private::aide::Vec<(
                $crate::__private::aide::Option<$crate::__private::aide::u16>,
                $crate::__private::aide::Response,
            )> {
                $crate::aide::responses::<Self>()
            }
        }
    };
}

/// The responses of a type that implements [`HasCatalog`] by hand. Derived types implement [`OperationOutput`].
///
/// Errors behind a `Box<dyn ApiError>` are not there: nobody knows their codes.
#[must_use]
pub fn responses<T: HasCatalog + ?Sized>() -> Vec<(Option<u16>, Response)> {
    openapi::responses(T::CATALOG).into_iter().map(|(status, response)| (Some(status), response)).collect()
}

/// Replaces the errors that aide inferred for an operation by those of a type of
/// [`error_responses!`](crate::error_responses): `post_with(create_payment, api_error::aide::only::<CreatePayment>)`. What the
/// extractors of `api_error::axum` reject stays.
pub fn only<T: HasCatalog>(mut operation: TransformOperation<'_>) -> TransformOperation<'_> {
    #[cfg(feature = "axum")]
    let rejected = input::rejected(operation.inner_mut());
    let of_operation = operation.inner_mut().responses.get_or_insert_default();
    of_operation.responses.retain(|_, response| response.as_item().is_none_or(|it| !openapi::is_generated(it)));
    let responses = openapi::responses(T::CATALOG).into_iter();
    of_operation.responses.extend(responses.map(|(status, it)| (StatusCode::Code(status), ReferenceOr::Item(it))));
    #[cfg(feature = "axum")]
    input::reject(operation.inner_mut(), &rejected);
    operation
}

/// Completes the errors of a document.
///
/// Adds the schema `ErrorBody`, which lists the codes of the catalog, and writes the responses of derived types again: they
/// refer to that schema, and their examples have the shape of the service. Call it after `finish_api`. Without it, the responses
/// have the shape of the envelope, and each its own schema. Webhooks and callbacks are left as they are.
///
/// ```
/// use aide::openapi::OpenApi;
/// use api_error::{ApiError, Shape, catalog};
///
/// #[derive(Debug, ApiError)]
/// #[api_error(status = 404)]
/// struct NoSuchUser;
///
/// catalog! { static ERRORS = [NoSuchUser]; }
///
/// # fn main() -> Result<(), api_error::DocumentError> {
/// let mut document = OpenApi::default();
/// api_error::aide::complete(&mut document, &ERRORS, &Shape::FLAT)?;
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// If an operation answers with a code that the catalog does not have, or the document has another schema `ErrorBody`.
pub fn complete(document: &mut OpenApi, catalog: &Catalog, shape: &Shape) -> Result<(), DocumentError> {
    let completion = Completion::new(catalog, shape);
    let components = document.components.get_or_insert_default();
    let json = completion.body(components.schemas.get(BODY))?;
    let items = document.paths.iter_mut().flat_map(|paths| paths.paths.values_mut());
    for operation in items.filter_map(ReferenceOr::as_item_mut).flat_map(iter_operations_mut) {
        let responses = operation.1.responses.iter_mut().flat_map(|responses| responses.responses.values_mut());
        for response in responses.filter_map(ReferenceOr::as_item_mut) {
            completion.response(response)?;
        }
    }
    // Only an object is written.
    let json_schema = json.try_into().unwrap_or_default();
    components.schemas.insert(BODY.into(), SchemaObject { json_schema, external_docs: None, example: None });
    Ok(())
}
