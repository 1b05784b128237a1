//! The errors of one operation: some variants of a type, checked at compile time.
#![allow(clippy::indexing_slicing, reason = "const code cannot iterate otherwise, and an overrun is a compile error")]

use super::CatalogItem;
use super::text::{Text, equal};
use crate::{ErrorSpec, ErrorStatus};

/// Declares the errors that one operation answers, as a type.
///
/// The features `utoipa` and `aide` implement `IntoResponses` and `OperationOutput` for it, as they do for derived types. List
/// the variants of a type in brackets, or name the type alone for all of its errors; `|` joins several. The macro takes any
/// number of declarations, with a semicolon between them.
///
/// ```
/// use api_error::{ApiError, error_responses};
///
/// #[derive(Debug, ApiError)]
/// enum PaymentError {
///     #[api_error(status = 402)]
///     CardDeclined,
///     #[api_error(status = 429, retry_after = 30)]
///     TooFast,
///     #[api_error(status = 404)]
///     PaymentNotFound { id: u64 },
/// }
///
/// #[derive(Debug, ApiError)]
/// #[api_error(status = 401)]
/// struct NotSignedIn;
///
/// error_responses! {
///     /// What `POST /payments` answers.
///     pub CreatePayment = PaymentError::[CardDeclined, TooFast] | NotSignedIn;
///     pub ShowPayment = PaymentError::[PaymentNotFound]
/// }
/// ```
///
/// A variant that does not exist does not compile:
///
/// ```compile_fail
/// # use api_error::{ApiError, error_responses};
/// # #[derive(Debug, ApiError)]
/// # enum PaymentError { #[api_error(status = 402)] CardDeclined }
/// error_responses! { CreatePayment = PaymentError::[CardDecline] }
/// ```
///
/// Neither does a transparent variant: name the type that it forwards to instead, after a `|`.
#[macro_export]
macro_rules! error_responses {
    ($(
        $(#[$attribute:meta])*
        $vis:vis $name:ident = $($($segment:ident)::+ $(::[$($variant:ident),+ $(,)?])?)|+
    );+ $(;)?) => {$(
        $(#[$attribute])*
        #[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
        $vis struct $name;

        const _: () = {
            #[automatically_derived]
            impl $crate::HasCatalog for $name {
                const CATALOG: &'static [$crate::CatalogItem] =
                    &[$($crate::__subset! { [$($segment)::+] $($($variant)+)? }),+];
            }
            $crate::__private::adapters::openapi! { [] [$name] [] }
        };
    )+};
    ($($other:tt)*) => {
        ::core::compile_error!(
            "malformed list of errors\nhelp: write `error_responses! { pub CreatePayment = PaymentError::[CardDeclined, TooFast] }`"
        );
    };
}

/// A type of [`error_responses!`] as an item of a catalog: all of its errors, or those of the listed variants.
#[doc(hidden)]
#[macro_export]
macro_rules! __subset {
    ([$ty:ty]) => {
        $crate::CatalogItem::Forward(<$ty as $crate::HasCatalog>::CATALOG)
    };
    ([$ty:ty] $($variant:ident)+) => {{
        type __Type = $ty;
        static __SPECS: [$crate::ErrorSpec; [$(::core::stringify!($variant)),+].len()] = {
            // The compiler reports a variant that does not exist, at its name, and then does not call the function below.
            #[allow(deprecated)]
            let _: fn(&__Type) = |__error| match __error {
                $(__Type::$variant { .. } => {})+
                #[allow(unreachable_patterns)]
                _ => {}
            };
            $crate::__private::pick(<$ty as $crate::HasCatalog>::CATALOG, [$(::core::stringify!($variant)),+])
        };
        static __ENUM: $crate::EnumSpec = $crate::EnumSpec::new(
            ::core::stringify!($ty),
            ::core::module_path!(),
            ::core::line!(),
            ::core::column!(),
            &__SPECS,
        );
        $crate::CatalogItem::Own(&__ENUM)
    }};
}

/// The specs of these variants of a type, whose catalog begins with its own entries. Panics, which is a compile error, if a
/// variant has none.
#[must_use]
#[track_caller]
pub const fn pick<const N: usize>(items: &[CatalogItem], variants: [&str; N]) -> [ErrorSpec; N] {
    let mut picked = [const { ErrorSpec::new(ErrorStatus::INTERNAL_SERVER_ERROR, "internal_error") }; N];
    let [CatalogItem::Own(own), ..] = items else { return picked };
    let mut at = 0;
    while at < N {
        picked[at] = find(own.specs, own.name, variants[at]);
        at += 1;
    }
    picked
}

#[expect(clippy::panic, reason = "in a static this is the compile error that the caller wants")]
#[track_caller]
const fn find(specs: &[ErrorSpec], name: &str, variant: &str) -> ErrorSpec {
    let mut at = 0;
    while at < specs.len() {
        if equal(variant_of(specs[at].variant), without_raw(variant)) {
            return specs[at];
        }
        at += 1;
    }
    let text = Text::new().push("`").push(name).push("::").push(variant).push("` has no code of its own");
    panic!("{}", text.push("\nhelp: leave it out, and add the type that it forwards to after a `|`").as_str());
}

/// `CardDeclined` of `PaymentError::CardDeclined`.
const fn variant_of(path: &str) -> &str {
    let mut start = path.len();
    while start > 0 && path.as_bytes()[start - 1] != b':' {
        start -= 1;
    }
    path.split_at(start).1
}

const fn without_raw(name: &str) -> &str {
    match name.as_bytes() {
        [b'r', b'#', ..] => name.split_at(2).1,
        _ => name,
    }
}
