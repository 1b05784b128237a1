//! Values of the service's own in a body.

use serde_core::Serialize;
use serde_json::Value;

use crate::Details;

/// Values for the members of a body that [`shape!`](crate::shape) declares as `extra("..")`.
///
/// The layer looks for it here:
///
/// | framework | of the request | of the response |
/// |---|---|---|
/// | axum, tower, lambda | extensions, set outside of the layer | extensions |
/// | actix-web | `request.extensions_mut()`, in a middleware or a handler | `response.extensions_mut()` |
/// | poem | `request.set_data(..)`, outside of the layer | `response.set_data(..)`, `error.set_data(..)` |
/// | rocket | `request.local_cache(..)`, in a fairing or a guard; the first value stays | |
/// | salvo | `depot.insert_typed(..)`, in a hoop or a handler; extensions, set outside of the layer | extensions |
/// | warp | extensions, set by a tower service outside of the layer | extensions of the reply |
///
/// Of two values with one name, the one of the response counts. A value without a member in the shape is ignored. gRPC has no
/// body, so tonic does not send it.
///
/// ```
/// use api_error::ErrorExtra;
///
/// let extra = ErrorExtra::new().with("trace_id", "4bf92f3577b34da6");
/// assert_eq!(extra.get("trace_id"), Some(&"4bf92f3577b34da6".into()));
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ErrorExtra(Details);

impl ErrorExtra {
    /// No values.
    #[must_use]
    pub const fn new() -> Self {
        Self(Details::new())
    }

    /// Sets a value. One that fails to serialize becomes `null`.
    #[must_use]
    pub fn with<T: Serialize + ?Sized>(self, name: &'static str, value: &T) -> Self {
        Self(self.0.with(name, value))
    }

    /// The value with this name: the one that was set last.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.iter().filter(|(known, _)| *known == name).map(|(_, value)| value).last()
    }

    /// These values, and the others, which have precedence.
    #[cfg(feature = "__serve")]
    pub(crate) fn overridden_by(mut self, others: &Self) -> Self {
        use alloc::borrow::ToOwned;

        self.0.extend(others.0.iter().map(|(name, value)| (name.to_owned(), value.clone())));
        self
    }
}
