//! What every framework adapter shares: what a response says, when it is rewritten, what the log gets.

mod accept;
#[cfg(any(feature = "actix-web", feature = "rocket"))]
pub(crate) mod bridge;
#[cfg(any(feature = "actix-web", feature = "poem", feature = "rocket", feature = "salvo", feature = "tower"))]
mod convert;
mod escape_hatch;
mod exchange;
#[cfg(feature = "__extract")]
mod fault;
mod framework_error;
#[cfg(any(feature = "actix-web", feature = "poem", feature = "salvo", feature = "tower"))]
pub(crate) mod guard;
#[cfg(any(feature = "actix-web", feature = "poem", feature = "salvo", feature = "tower"))]
mod inside;
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
pub(crate) mod rewrite;
mod route;
pub(crate) mod scope;
mod shape;
mod snapshot;
pub(crate) mod text;

#[cfg(any(feature = "salvo", feature = "tower"))]
pub(crate) use self::convert::convert;
#[cfg(feature = "tonic")]
pub(crate) use self::convert::log_outside;
#[cfg(any(feature = "actix-web", feature = "poem", feature = "rocket", feature = "salvo", feature = "warp"))]
pub(crate) use self::convert::{Converted, convert_record};
pub use self::escape_hatch::Untouched;
#[cfg(any(feature = "actix-web", feature = "salvo"))]
pub(crate) use self::exchange::Finished;
pub(crate) use self::exchange::{Body, Exchange, Head};
pub use self::framework_error::FrameworkError;
pub use self::layer::ErrorLayer;
pub use self::record::{ErrorRecord, Share, Snapshotted, snapshot};
pub use self::rejection::Rejection;
pub use self::request_id::{InvalidRequestId, RequestId};
pub use self::shape::Shape;
