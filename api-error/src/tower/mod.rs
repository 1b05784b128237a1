//! Services of `tower` and `hyper` (feature `tower`): errors as responses, and [`ErrorLayer`](crate::ErrorLayer) as a layer.

mod body;
mod cause;
mod future;
mod protocol;
mod response;
mod service;

pub use self::body::ErrorBody;
pub use self::future::ErrorFuture;
pub use self::response::response;
pub use self::service::ErrorService;
