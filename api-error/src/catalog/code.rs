//! A code that a catalog has.

use core::fmt;
use core::hash::{Hash, Hasher};

use crate::spec::ErrorSpec;

/// A code of a catalog, checked at compile time. See [`catalog!`](crate::catalog!).
///
/// It can be compared with any string. In the patterns of a `match`, use its text:
///
/// ```
/// use api_error::{ApiError, catalog};
///
/// #[derive(Debug, ApiError)]
/// enum OrderError {
///     #[api_error(status = 404)]
///     Missing,
///     #[api_error(status = 409)]
///     Shipped,
/// }
///
/// catalog! { static ERRORS = [OrderError]; }
///
/// const MISSING: &str = ERRORS.code("missing").as_str();
///
/// match OrderError::Shipped.code() {
///     MISSING => unreachable!(),
///     other => assert_eq!(other, ERRORS.code("shipped")),
/// }
/// ```
#[derive(Clone, Copy)]
pub struct Code(&'static ErrorSpec);

impl Code {
    pub(super) const fn new(spec: &'static ErrorSpec) -> Self {
        Self(spec)
    }

    /// The code as text.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.0.code
    }

    /// The facts of the error with this code.
    #[must_use]
    pub const fn spec(self) -> &'static ErrorSpec {
        self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Code").field(&self.as_str()).finish()
    }
}

impl AsRef<str> for Code {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Code {}

impl Hash for Code {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}
