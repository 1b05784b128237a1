//! Comparisons of a type with what people write in a test: `error.status() == 404`, `error_type == "auth_error"`.

use alloc::borrow::Cow;
use alloc::string::String;

use crate::{Code, ErrorStatus, ErrorType};

macro_rules! compare {
    ($ours:ty, |$this:ident, $other:ident| $is_equal:expr; $($theirs:ty),+) => {$(
        impl PartialEq<$theirs> for $ours {
            fn eq(&self, $other: &$theirs) -> bool {
                let $this = self;
                $is_equal
            }
        }

        impl PartialEq<$ours> for $theirs {
            fn eq(&self, $this: &$ours) -> bool {
                let $other = self;
                $is_equal
            }
        }
    )+};
}

compare!(Code, |code, text| code.as_str() == AsRef::<str>::as_ref(text); str, &str, String, Cow<'_, str>);
compare!(ErrorType, |error_type, text| error_type.as_str() == AsRef::<str>::as_ref(text); str, &str, String, Cow<'_, str>);

// A literal without a suffix is an `i32` if nothing else says what it is.
compare!(ErrorStatus, |status, number| i64::from(status.as_u16()) == i64::from(*number); u16, i32);

#[cfg(feature = "http")]
compare!(ErrorStatus, |status, other| status.as_u16() == other.as_u16(); http::StatusCode);
// Frameworks with a status type of their own.
#[cfg(feature = "actix-web")]
compare!(ErrorStatus, |status, other| status.as_u16() == other.as_u16(); actix_web::http::StatusCode);
#[cfg(feature = "rocket")]
compare!(ErrorStatus, |status, other| status.as_u16() == other.code; rocket::http::Status);
