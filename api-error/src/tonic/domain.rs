//! The domain of the errors of this service.

use std::sync::OnceLock;

static DOMAIN: OnceLock<&'static str> = OnceLock::new();

/// Sets the `domain` of every `ErrorInfo` of this process: the globally unique name of the service. Domain and reason together
/// identify an error. Only the first call has an effect. Default: empty.
///
/// ```
/// api_error::tonic::set_domain("orders.example.com");
/// ```
pub fn set_domain(domain: &'static str) {
    let _ = DOMAIN.set(domain);
}

pub(super) fn domain() -> &'static str {
    DOMAIN.get().copied().unwrap_or_default()
}
