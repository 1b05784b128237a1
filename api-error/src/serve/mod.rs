//! What every framework adapter shares: what a response says, when it is rewritten, what the log gets.

mod accept;
mod convert;
mod escape_hatch;
mod exchange;
#[cfg(feature = "__extract")]
mod fault;
mod framework_error;
#[cfg(feature = "__extract")]
pub(crate) mod json;
mod layer;
mod log;
#[cfg(feature = "metrics")]
mod metrics;
mod observe;
mod pointer;
mod problem;
#[cfg(feature = "__extract")]
pub(crate) mod query;
mod record;
mod rejection;
mod replaced;
mod request_id;
mod rewrite;
mod route;
pub(crate) mod scope;
mod shape;
mod snapshot;
pub(crate) mod text;

#[cfg(any(feature = "salvo", feature = "warp"))]
pub(crate) use self::convert::convert_record;
pub(crate) use self::convert::{Converted, convert};
pub use self::escape_hatch::Untouched;
pub(crate) use self::exchange::{Body, Exchange, Head};
pub use self::framework_error::FrameworkError;
pub use self::layer::ErrorLayer;
pub use self::record::{ErrorRecord, Share, Snapshotted, snapshot};
pub use self::rejection::Rejection;
pub use self::request_id::{InvalidRequestId, RequestId};
pub use self::shape::Shape;
