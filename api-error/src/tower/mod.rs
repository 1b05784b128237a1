//! `ErrorLayer` as a layer of `tower`.

mod body;
mod cause;
mod future;
mod service;

pub use self::body::ErrorBody;
pub use self::future::ErrorFuture;
pub use self::service::ErrorService;
