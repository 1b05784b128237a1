//! The types of fields that `retry_after` can name.

use alloc::boxed::Box;
use core::num::NonZero;
use core::time::Duration;

/// A type of fields that `retry_after` can name: an integer is a number of seconds, a [`Duration`] is itself, and a `SystemTime`
/// (feature `std`) is the time until then, which is sent as seconds: 0 if it has passed. `None` and negative numbers send no
/// header.
///
/// ```
/// use std::time::Duration;
/// use api_error::RetryAfter;
///
/// assert_eq!(30_u32.retry_after(), Some(Duration::from_secs(30)));
/// assert_eq!((-1_i64).retry_after(), None);
/// assert_eq!(None::<Duration>.retry_after(), None);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say how long to wait",
    note = "`retry_after` takes whole seconds (an integer of at most 64 bits), a `Duration`, a `SystemTime` if the feature `std` is on, or an `Option` of one of them"
)]
pub trait RetryAfter {
    /// The time to wait. Nothing if the error does not have one.
    fn retry_after(&self) -> Option<Duration>;
}

impl RetryAfter for Duration {
    fn retry_after(&self) -> Option<Duration> {
        Some(*self)
    }
}

/// The clock of a browser's WebAssembly panics, so the type is no time to wait there.
#[cfg(all(feature = "std", not(all(target_family = "wasm", target_os = "unknown"))))]
impl RetryAfter for std::time::SystemTime {
    fn retry_after(&self) -> Option<Duration> {
        Some(self.duration_since(Self::now()).unwrap_or_default())
    }
}

macro_rules! seconds {
    ($($integer:ty)*) => {$(
        impl RetryAfter for $integer {
            fn retry_after(&self) -> Option<Duration> {
                u64::try_from(*self).ok().map(Duration::from_secs)
            }
        }
    )*};
}

seconds! { u8 u16 u32 u64 usize i8 i16 i32 i64 isize }

macro_rules! non_zero_seconds {
    ($($integer:ty)*) => {$(
        impl RetryAfter for NonZero<$integer> {
            fn retry_after(&self) -> Option<Duration> {
                self.get().retry_after()
            }
        }
    )*};
}

non_zero_seconds! { u8 u16 u32 u64 usize }

impl<T: RetryAfter> RetryAfter for Option<T> {
    fn retry_after(&self) -> Option<Duration> {
        self.as_ref().and_then(RetryAfter::retry_after)
    }
}

impl<T: RetryAfter + ?Sized> RetryAfter for &T {
    fn retry_after(&self) -> Option<Duration> {
        (**self).retry_after()
    }
}

impl<T: RetryAfter + ?Sized> RetryAfter for Box<T> {
    fn retry_after(&self) -> Option<Duration> {
        (**self).retry_after()
    }
}

/// The longest time that is sent: a year. The derive rejects longer ones; at run time, longer ones are cut. They would overflow
/// the integers of clients.
const LONGEST: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// The time to send.
pub(crate) fn bounded(wait: Duration) -> Duration {
    wait.min(LONGEST)
}

/// Rounds up to whole seconds, the only unit of RFC 9110 section 10.2.3, so that a client never retries too early.
pub(crate) fn whole_seconds(wait: Duration) -> u64 {
    let wait = bounded(wait);
    wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
}
