//! The classes of errors that clients branch on before they look at codes.

use core::fmt;

/// The class of an error: the `type` member of the envelope.
///
/// ```
/// use api_error::ErrorType;
///
/// assert_eq!(ErrorType::AuthError.as_str(), "auth_error");
/// assert_eq!(ErrorType::from_name("auth_error"), Some(ErrorType::AuthError));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ErrorType {
    /// `api_error`: unexpected server errors, the catch-all.
    ApiError,
    /// `validation_error`: invalid request parameters or data.
    ValidationError,
    /// `auth_error`: missing or invalid credentials, missing permission.
    AuthError,
    /// `idempotency_error`: an idempotency key reused with other request data.
    IdempotencyError,
    /// `rate_limit_error`: request rate over the limit.
    RateLimitError,
    /// A type that this API declares with `types(..)`.
    Custom(&'static str),
}

impl ErrorType {
    /// The five types that every API has.
    pub const ALL: [Self; 5] =
        [Self::ApiError, Self::ValidationError, Self::AuthError, Self::IdempotencyError, Self::RateLimitError];

    /// The name on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ApiError => "api_error",
            Self::ValidationError => "validation_error",
            Self::AuthError => "auth_error",
            Self::IdempotencyError => "idempotency_error",
            Self::RateLimitError => "rate_limit_error",
            Self::Custom(name) => name,
        }
    }

    /// The one of the five with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.as_str() == name)
    }
}

impl fmt::Display for ErrorType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
