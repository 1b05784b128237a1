//! The domain of this service's errors.

use std::sync::OnceLock;

static DOMAIN: OnceLock<&'static str> = OnceLock::new();

/// Sets the `domain` of every `ErrorInfo` of this process: the name of the service, unique in the world. With the reason it
/// identifies an error. The first call wins; without any, the domain is empty.
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
