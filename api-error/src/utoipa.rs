//! Errors in the document of [utoipa](https://docs.rs/utoipa) 6 (feature `utoipa`).
//!
//! Derived types, those of [`error_responses!`](crate::error_responses), [`ValidationErrors`](crate::ValidationErrors) and
//! `FrameworkError` implement [`IntoResponses`]: a response for every status, with its headers and an example of each code. Name
//! the type in the list of an operation:
//!
//! ```
//! # #[cfg(any())] {
//! #[utoipa::path(post, path = "/payments", responses((status = 201), CreatePayment))]
//! async fn create_payment() -> Result<StatusCode, PaymentError> { .. }
//! # }
//! ```
//!
//! Then [`complete`] the document. Name one type per operation: utoipa keeps only the last response of a status, so join several
//! types with [`error_responses!`](crate::error_responses).

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec;

use ::utoipa::openapi::path::Operation;
use ::utoipa::openapi::{OpenApi, PathItem, RefOr, Response, Schema};
use serde_json::Value as Json;

use crate::openapi::{BODY, Completion, DocumentError, read};
use crate::{Catalog, HasCatalog, Shape, openapi};

#[cfg(doc)]
use ::utoipa::IntoResponses;

/// What [`IntoResponses`] returns.
pub type Responses = BTreeMap<String, RefOr<Response>>;

/// The impl of `IntoResponses` that the derive adds to a type.
#[doc(hidden)]
#[macro_export]
macro_rules! __utoipa {
    ([$($generics:tt)*] [$ty:ty] [$($bounds:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::utoipa::IntoResponses for $ty $($bounds)* {
            fn responses() -> $crate::__private::utoipa::Responses {
                $crate::utoipa::responses::<Self>()
            }
        }
    };
}

/// The responses of a type that implements [`HasCatalog`] by hand. Derived types implement [`IntoResponses`].
///
/// Errors behind a `Box<dyn ApiError>` are not there: nobody knows their codes.
#[must_use]
pub fn responses<T: HasCatalog + ?Sized>() -> Responses {
    let responses = openapi::responses(T::CATALOG).into_iter();
    responses.map(|(status, response)| (status.to_string(), RefOr::T(response))).collect()
}

/// Completes the errors of a document.
///
/// Adds the schema `ErrorBody`, which lists the codes of the catalog, and writes the responses of derived types again: they
/// refer to that schema, and their examples have the shape of the service. Call it after all operations are there. Without
/// it, the responses have the shape of the envelope, and each its own schema. Webhooks and callbacks are left as they are.
///
/// ```
/// use api_error::{ApiError, Shape, catalog};
/// use utoipa::OpenApi;
///
/// #[derive(Debug, ApiError)]
/// #[api_error(status = 404)]
/// struct NoSuchUser;
///
/// catalog! { static ERRORS = [NoSuchUser]; }
///
/// #[derive(OpenApi)]
/// struct Document;
///
/// # fn main() -> Result<(), api_error::DocumentError> {
/// let mut document = Document::openapi();
/// api_error::utoipa::complete(&mut document, &ERRORS, &Shape::FLAT)?;
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
    let mut schema = completion.body(components.schemas.get(BODY))?;
    for operation in document.paths.paths.values_mut().flat_map(operations) {
        for response in operation.responses.responses.values_mut() {
            if let RefOr::T(response) = response {
                completion.response(response)?;
            }
        }
    }
    fit(&mut schema);
    components.schemas.insert(BODY.into(), RefOr::T(read::<Schema>(schema)));
    Ok(())
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    let PathItem { get, put, post, delete, options, head, patch, trace, query, .. } = item;
    [get, put, post, delete, options, head, patch, trace, query].into_iter().flatten()
}

/// The schemas of utoipa know no `const`, and read a schema without a type only if its type is `null`.
fn fit(schema: &mut Json) {
    let Json::Object(members) = schema else { return };
    if let Some(constant) = members.remove("const") {
        members.insert("enum".into(), Json::Array(vec![constant]));
    }
    if !members.contains_key("type") && !members.contains_key("anyOf") {
        members.insert("type".into(), Json::Null);
    }
    for (name, member) in members {
        match (name.as_str(), member) {
            ("properties", Json::Object(properties)) => properties.values_mut().for_each(fit),
            ("anyOf", Json::Array(options)) => options.iter_mut().for_each(fit),
            ("items", items) => fit(items),
            _ => {}
        }
    }
}
