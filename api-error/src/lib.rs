//! One annotated enum is the whole error contract of an HTTP API.
//!
//! ```
//! use api_error::ApiError;
//!
//! #[derive(Debug, ApiError)]
//! enum AccountError {
//!     #[api_error(status = 404)]
//!     UserNotFound,
//!     #[api_error(status = 409, message = "The name {name} is taken.", param = "name")]
//!     NameTaken { name: String },
//! }
//!
//! let error = AccountError::NameTaken { name: "ada".into() };
//! assert_eq!(error.status(), 409);
//! assert_eq!(
//!     error.to_json(Some("req_1")),
//!     r#"{"type":"validation_error","code":"name_taken","message":"The name ada is taken.","param":"name","doc_url":null,"request_id":"req_1"}"#
//! );
//! assert_eq!(AccountError::UserNotFound.code(), "user_not_found");
//! ```
//!
//! Start with the derive, [`macro@ApiError`]. Then see the trait that it implements, [`trait@ApiError`], the body,
//! [`Envelope`], and the compile-time catalog, [`catalog!`].
//!
//! In a test, compare an error with literals:
//!
//! ```
//! # use api_error::ApiError;
//! # #[derive(Debug, ApiError)]
//! # #[api_error(status = 409, code = "sold_out", param = "sku")]
//! # struct SoldOut {
//! #     #[api_error(detail)]
//! #     left: u8,
//! # }
//! let error = SoldOut { left: 3 };
//! assert_eq!(error.status(), 409);
//! assert_eq!(error.error_type(), "validation_error");
//! assert_eq!(error.code(), "sold_out");
//! assert_eq!(error.param().as_deref(), Some("sku"));
//! assert_eq!(error.details().unwrap_or_default()["left"], 3);
//! ```
//!
//! # Features
//!
//! | feature | default | what it adds |
//! |---|---|---|
//! | `derive` | yes | `#[derive(ApiError)]` |
//! | `std` | yes | `SystemTime` as a time to wait; without it, the crate is `no_std` with `alloc` |
//! | `http` | no | conversions to the types of the `http` crate |
//! | `axum`, `actix-web`, `poem`, `rocket`, `salvo`, `warp`, `tonic`, `lambda` | no | the module with that name: errors as responses, and the layer |
//! | `tower` | no | `ErrorLayer` for any tower service |
//! | `client` | no | the module `client`: any error response as a failure, and the decision to retry |
//! | `reqwest` | no | the module `reqwest`: requests with retries |
//! | `tower-retry` | no | the module `tower_retry`: a policy for tower's retry layer |
//! | `garde`, `validator` | no | conversions of their reports into [`ValidationErrors`], and the extractor `Valid` |
//! | `multipart`, `actix-multipart` | no | multipart forms in axum and poem, and in actix-web |
//! | `metrics` | no | a counter of errors |
//! | `utoipa`, `aide` | no | the module with that name: errors in the OpenAPI document that the library makes |
//!
//! No feature changes what the derive emits. If the compiler reports a trait of a framework for a handler that returns a derived
//! type, the feature of that framework is off: in axum, ``the trait bound `fn() -> .. {order}: Handler<_, _>` is not satisfied``.
#![no_std]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;
// Expansions in the tests and examples of this crate name it as others do.
extern crate self as api_error;

#[cfg(feature = "actix-web")]
pub mod actix_web;
mod adapters;
#[cfg(feature = "aide")]
pub mod aide;
#[cfg(feature = "axum")]
pub mod axum;
mod body;
mod catalog;
#[cfg(feature = "client")]
pub mod client;
mod codes;
mod compare;
mod dynamic;
mod echo;
mod envelope;
mod error;
mod error_type;
mod forward;
mod hash;
mod headers;
mod history;
mod hostile;
#[cfg(feature = "http")]
pub mod http;
mod inner;
mod json;
#[cfg(feature = "lambda")]
pub mod lambda;
mod literals;
#[cfg(feature = "__openapi")]
mod openapi;
#[cfg(feature = "poem")]
pub mod poem;
mod probe;
mod provided;
#[cfg(feature = "__registry")]
mod registry;
#[cfg(feature = "reqwest")]
pub mod reqwest;
mod retry;
#[cfg(feature = "rocket")]
pub mod rocket;
#[cfg(feature = "salvo")]
pub mod salvo;
#[cfg(feature = "__serve")]
mod serve;
mod shape;
mod spec;
mod status;
mod status_from;
mod template;
#[cfg(feature = "tonic")]
pub mod tonic;
#[cfg(feature = "tower")]
pub mod tower;
#[cfg(feature = "tower-retry")]
pub mod tower_retry;
#[cfg(feature = "utoipa")]
pub mod utoipa;
mod validation;
mod view;
#[cfg(feature = "warp")]
pub mod warp;
mod wrapper;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

pub use crate::catalog::{Catalog, CatalogItem, Code, EnumSpec, HasCatalog};
pub use crate::envelope::{Details, Envelope, FieldError};
pub use crate::error::ApiError;
pub use crate::error_type::ErrorType;
pub use crate::headers::Headers;
pub use crate::history::History;
#[cfg(any(feature = "aide", feature = "utoipa"))]
pub use crate::openapi::DocumentError;
pub use crate::retry::RetryAfter;
// The features that turn on `__serve`. Without one of them, the compiler shows this line to whoever uses these names.
#[rustfmt::skip]
#[cfg(any(feature = "axum", feature = "actix-web", feature = "poem", feature = "rocket", feature = "salvo", feature = "warp", feature = "tonic", feature = "lambda", feature = "tower"))]
pub use crate::serve::{
    ErrorLayer, ErrorRecord, FrameworkError, InvalidRequestId, Rejection, RequestId, UnnamedStatus, Untouched,
};
pub use crate::shape::{ErrorExtra, Shape};
pub use crate::spec::ErrorSpec;
pub use crate::status::{ErrorStatus, InvalidStatus};
#[cfg(feature = "garde")]
pub use crate::validation::garde;
#[cfg(feature = "validator")]
pub use crate::validation::validator;
pub use crate::validation::{ValidationCode, ValidationErrors};

#[cfg(feature = "derive")]
#[doc = include_str!("derive.md")]
pub use api_error_derive::ApiError;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}
