//! What all framework adapters share: reading requests, converting errors to responses, the layer, the log.

mod accept;
#[cfg(feature = "__bridge")]
pub(crate) mod bridge;
pub(crate) mod convert;
mod doc_url;
pub(crate) mod exchange;
#[cfg(any(feature = "actix-web", feature = "axum", feature = "poem"))]
pub(crate) mod form;
mod framework_error;
pub(crate) mod guard;
pub(crate) mod head;
#[cfg(feature = "__extract")]
pub(crate) mod json;
mod layer;
pub(crate) mod log;
#[cfg(feature = "__extract")]
pub(crate) mod mismatch;
#[cfg(any(feature = "actix-multipart", all(feature = "multipart", any(feature = "axum", feature = "poem"))))]
pub(crate) mod multipart;
#[cfg(any(feature = "actix-web", feature = "poem"))]
pub(crate) mod path;
#[cfg(feature = "__peek")]
pub(crate) mod peek;
#[cfg(feature = "__extract")]
pub(crate) mod query;
#[cfg(feature = "axum")]
pub(crate) mod recognise;
mod rejection;
mod replaced;
mod request_id;
pub(crate) mod rewrite;
mod route;
mod settings;
pub(crate) mod text;
mod unnamed_status;
mod untouched;
#[cfg(any(feature = "actix-web", feature = "axum", feature = "poem", feature = "rocket"))]
pub(crate) mod value;
pub(crate) mod watch;

pub(crate) use self::exchange::{BodyChange, Exchange};
pub use self::framework_error::FrameworkError;
pub(crate) use self::head::Head;
pub use self::layer::ErrorLayer;
pub use self::log::record::{ErrorRecord, Share, Snapshotted, snapshot};
pub use self::rejection::Rejection;
pub use self::request_id::{InvalidRequestId, RequestId};
pub use self::unnamed_status::UnnamedStatus;
pub use self::untouched::Untouched;
