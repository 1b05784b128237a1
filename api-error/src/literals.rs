//! Makes specs from the literals of an expansion.

use core::time::Duration;

use crate::history::History;
use crate::shape::{Shape, Step};
use crate::spec::{Dynamic, ErrorSpec};
use crate::{ErrorStatus, ErrorType};

const RETRYABLE: u32 = 1 << 8;
const EXPOSE: u32 = 1 << 9;
const SHARED: u32 = 1 << 10;
const UNSTABLE: u32 = 1 << 11;
const FACTS: u32 = RETRYABLE | EXPOSE | SHARED | UNSTABLE;

/// Makes a spec from plain literals, which are the cheapest arguments for the compiler. The derive has checked them. The
/// const evaluator runs this once per variant. An empty text means that there is none.
///
/// The constants above are facts of the spec; the other bits of `flags` are `Dynamic`.
#[must_use]
#[expect(clippy::too_many_arguments, reason = "one call with literals is the cheapest expansion")]
pub const fn spec(
    variant: &'static str,
    status: u16,
    error_type: usize,
    code: &'static str,
    message: &'static str,
    param: &'static str,
    doc_url: &'static str,
    body: &'static str,
    hash: u64,
    flags: u32,
) -> ErrorSpec {
    ErrorSpec {
        status: ErrorStatus::checked(status),
        error_type: type_at(error_type),
        code,
        message,
        param: if param.is_empty() { None } else { Some(param) },
        doc_url: if doc_url.is_empty() { None } else { Some(doc_url) },
        retryable: flags & RETRYABLE != 0,
        retry_after: None,
        headers: &[],
        variant,
        docs: "",
        expose: flags & EXPOSE != 0,
        expose_reason: None,
        shared: flags & SHARED != 0,
        unstable: flags & UNSTABLE != 0,
        history: History::NONE,
        built_in: false,
        dynamic: Dynamic(flags & !FACTS),
        body,
        hash,
    }
}

// The index is the one in the syntax crate's list of types.
const fn type_at(index: usize) -> ErrorType {
    match index {
        1 => ErrorType::ValidationError,
        2 => ErrorType::AuthError,
        3 => ErrorType::IdempotencyError,
        4 => ErrorType::RateLimitError,
        _ => ErrorType::ApiError,
    }
}

/// [`Duration::from_secs`] under a name that no user can shadow.
#[must_use]
pub const fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// The shape that `shape!` declares.
#[must_use]
pub const fn own_shape(media_type: &'static str, steps: &'static [Step]) -> Shape {
    Shape::declared(media_type, steps)
}

/// Life cycle and former names.
#[must_use]
pub const fn history(
    since: Option<&'static str>,
    deprecated: Option<&'static str>,
    sunset: Option<&'static str>,
    replaced_by: Option<&'static str>,
    unchecked: Option<&'static str>,
    aliases: &'static [&'static str],
) -> History {
    History { since, deprecated, sunset, replaced_by, aliases, unchecked }
}
