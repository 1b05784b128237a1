//! The types of errors: classes that clients check before the code.

use core::fmt;

/// The class of an error: the `type` member of the envelope.
///
/// ```
/// use api_error::ErrorType;
///
/// assert_eq!(ErrorType::AuthError.as_str(), "auth_error");
/// assert_eq!(ErrorType::from_name("auth_error"), Some(ErrorType::AuthError));
/// assert_eq!(ErrorType::AuthError, "auth_error");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ErrorType {
    /// `api_error`: unexpected errors of the server, and everything that no other type covers.
    ApiError,
    /// `validation_error`: invalid request parameters or data.
    ValidationError,
    /// `auth_error`: missing or invalid credentials, missing permission.
    AuthError,
    /// `idempotency_error`: an idempotency key that was reused with other request data.
    IdempotencyError,
    /// `rate_limit_error`: too many requests in a period.
    RateLimitError,
    /// A type that the API declares with `types(..)`.
    Custom(&'static str),
}

impl ErrorType {
    /// The five types that every API has.
    pub const ALL: [Self; 5] =
        [Self::ApiError, Self::ValidationError, Self::AuthError, Self::IdempotencyError, Self::RateLimitError];

    /// The name in the body: `validation_error`.
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

    /// The type with this name. Nothing if it is not one of the five.
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
