//! Valid values: an extractor around another one.

use core::ops::Deref;

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::response::{IntoResponse, Response};
use http::request::Parts;

use crate::catalog::{CatalogItem, HasCatalog};
use crate::validation::valid::each_valid;
use crate::{ApiError, ValidationErrors};

/// Why `Valid` of `api_error::garde` or `api_error::validator` has rejected a request.
#[derive(Debug)]
pub enum ValidRejection<R> {
    /// The inner extractor has rejected it.
    Extraction(R),
    /// Fields are not valid.
    Invalid(ValidationErrors),
}

impl<R: ApiError> ApiError for ValidRejection<R> {
    fn inner(&self) -> Option<&(dyn ApiError + '_)> {
        Some(match self {
            Self::Extraction(rejection) => rejection,
            Self::Invalid(errors) => errors,
        })
    }
}

impl<R: HasCatalog> HasCatalog for ValidRejection<R> {
    const CATALOG: &'static [CatalogItem] =
        &[CatalogItem::Forward(R::CATALOG), CatalogItem::Forward(ValidationErrors::CATALOG)];
}

impl<R: IntoResponse> IntoResponse for ValidRejection<R> {
    fn into_response(self) -> Response {
        match self {
            Self::Extraction(rejection) => rejection.into_response(),
            Self::Invalid(errors) => errors.into_response(),
        }
    }
}

macro_rules! extractor {
    ($module:ident, $($validate:tt)+) => {
        impl<E, S> FromRequest<S> for crate::$module::Valid<E>
        where
            E: FromRequest<S> + Deref,
            E::Target: $($validate)+,
            S: Send + Sync,
        {
            type Rejection = ValidRejection<E::Rejection>;

            async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
                let extracted = E::from_request(request, state).await.map_err(ValidRejection::Extraction)?;
                Self::new(extracted).map_err(ValidRejection::Invalid)
            }
        }

        impl<E, S> FromRequestParts<S> for crate::$module::Valid<E>
        where
            E: FromRequestParts<S> + Deref,
            E::Target: $($validate)+,
            S: Send + Sync,
        {
            type Rejection = ValidRejection<E::Rejection>;

            async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
                let extracted = E::from_request_parts(parts, state).await.map_err(ValidRejection::Extraction)?;
                Self::new(extracted).map_err(ValidRejection::Invalid)
            }
        }
    };
}

each_valid!(extractor);
