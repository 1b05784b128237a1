//! The extractors of [`crate::axum`] in the document: what they read, as aide knows it of those of axum, and what they reject.

use alloc::string::String;
use alloc::vec::Vec;

use ::aide::generate::GenContext;
use ::aide::openapi::{Operation, ReferenceOr, Response, StatusCode};
use ::aide::{OperationInput, OperationOutput};

use crate::catalog::{CatalogItem, HasCatalog};
use crate::{ApiError, FrameworkError, ValidationErrors, openapi};

/// The codes of all rejections.
const REJECTIONS: &[CatalogItem] =
    &[CatalogItem::Forward(FrameworkError::CATALOG), CatalogItem::Forward(ValidationErrors::CATALOG)];

/// Adds what an extractor rejects to the responses of an operation. A status has one response, so it joins the errors of the
/// handler, of which aide would keep only one.
pub(super) fn reject(operation: &mut Operation, codes: &[impl AsRef<str>]) {
    let codes: Vec<&str> = codes.iter().map(AsRef::as_ref).collect();
    let of_operation = &mut operation.responses.get_or_insert_default().responses;
    for (status, response) in openapi::rejections::<Response>(REJECTIONS, &codes) {
        match of_operation.get_mut(&StatusCode::Code(status)) {
            Some(ReferenceOr::Item(known)) if openapi::is_generated(known) => {
                *known = openapi::joined(known, &response);
            }
            Some(_) => {}
            None => drop(of_operation.insert(StatusCode::Code(status), ReferenceOr::Item(response))),
        }
    }
}

/// The codes that the extractors of an operation reject with.
pub(super) fn rejected(operation: &Operation) -> Vec<String> {
    let responses = operation.responses.iter().flat_map(|responses| responses.responses.values());
    responses.filter_map(ReferenceOr::as_item).flat_map(openapi::rejected_codes).collect()
}

macro_rules! input {
    ($(#[$condition:meta])* [$($parameter:ident: $bound:ty)?] $reader:ty, $axum:ty: $($variant:ident)+) => {
        $(#[$condition])*
        impl$(<$parameter>)? OperationInput for $reader
        where
            $($bound: OperationInput,)?
        {
            fn operation_input(context: &mut GenContext, operation: &mut Operation) {
                <$axum>::operation_input(context, operation);
            }

            fn inferred_early_responses(
                _: &mut GenContext,
                operation: &mut Operation,
            ) -> Vec<(Option<u16>, Response)> {
                reject(operation, &[$(FrameworkError::$variant.spec().code),+]);
                Vec::new()
            }
        }
    };
}

input! { [T: axum::Json<T>] crate::axum::Json<T>, axum::Json<T>: UnsupportedMediaType BodyTooLarge BodyIncomplete JsonSyntax JsonInvalid }
input! { [T: axum::extract::Form<T>] crate::axum::Form<T>, axum::extract::Form<T>: UnsupportedMediaType BodyTooLarge BodyIncomplete FormInvalid }
input! { [T: axum::extract::Query<T>] crate::axum::Query<T>, axum::extract::Query<T>: QueryInvalid }
input! { [T: axum::extract::Path<T>] crate::axum::Path<T>, axum::extract::Path<T>: PathInvalid }
input! {
    #[cfg(feature = "multipart")]
    [] crate::axum::Multipart, axum::extract::Multipart:
    UnsupportedMediaType BodyTooLarge BodyIncomplete MultipartInvalid
}

impl<T> OperationOutput for crate::axum::Json<T>
where
    axum::Json<T>: OperationOutput,
{
    type Inner = <axum::Json<T> as OperationOutput>::Inner;

    fn operation_response(context: &mut GenContext, operation: &mut Operation) -> Option<Response> {
        axum::Json::<T>::operation_response(context, operation)
    }

    fn inferred_responses(context: &mut GenContext, operation: &mut Operation) -> Vec<(Option<u16>, Response)> {
        axum::Json::<T>::inferred_responses(context, operation)
    }
}

#[cfg(feature = "__validation")]
macro_rules! valid {
    ($module:ident, $($validate:tt)+) => {
        impl<E: OperationInput> OperationInput for crate::$module::Valid<E> {
            fn operation_input(context: &mut GenContext, operation: &mut Operation) {
                E::operation_input(context, operation);
            }

            fn inferred_early_responses(
                context: &mut GenContext,
                operation: &mut Operation,
            ) -> Vec<(Option<u16>, Response)> {
                let responses = E::inferred_early_responses(context, operation);
                reject(operation, &[ValidationErrors::new().spec().code]);
                responses
            }
        }
    };
}

#[cfg(feature = "__validation")]
crate::validation::valid::each_valid!(valid);
