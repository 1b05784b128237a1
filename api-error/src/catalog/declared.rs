//! `catalog!`: types of errors in, a static catalog out, and one enum of their codes.

/// Declares a catalog: all codes of the listed types, checked at compile time.
///
/// Two types with the same code do not compile, unless both variants are `shared` and have the same status, type and
/// `doc_url`. A type that is in the list and is also forwarded to counts once. The macro takes any number of
/// `static NAME = [Type, ..];`, each with its attributes and visibility.
///
/// The codes that this crate makes are in the catalog if the list or a transparent variant names their type:
/// `FrameworkError`, with a code for every status from 400 to 599, and [`ValidationErrors`](crate::ValidationErrors). If an
/// error of the service has the same code, status and type as one of them, both are one code: the catalog has the spec of
/// the service, with its documentation. With another status or type, the catalog does not compile.
///
/// ```
/// use api_error::{ApiError, Code, catalog};
///
/// #[derive(Debug, ApiError)]
/// enum PaymentError {
///     #[api_error(status = 402)]
///     CardDeclined,
/// }
///
/// #[derive(Debug, ApiError)]
/// enum AuthError {
///     #[api_error(status = 401)]
///     TokenExpired,
/// }
///
/// catalog! { pub static ERRORS = [PaymentError, AuthError]; }
///
/// const DECLINED: Code = ERRORS.code("card_declined");
///
/// assert_eq!(ERRORS.len(), 2);
/// assert_eq!(ERRORS.get("token_expired").map(|spec| spec.status.as_u16()), Some(401));
/// assert_eq!(PaymentError::CardDeclined.code(), DECLINED);
/// ```
///
/// With `codes(..)`, the catalog also makes one enum of all codes, with a variant for each type. Every type has an enum of its own
/// codes then. A code of several types is one of the first. Whatever else a server sends is `Other`:
///
/// ```
/// use api_error::{ApiError, catalog};
///
/// #[derive(Debug, ApiError)]
/// #[api_error(codes(pub PaymentCode))]
/// pub enum PaymentError {
///     #[api_error(status = 402)]
///     CardDeclined,
/// }
///
/// #[derive(Debug, ApiError)]
/// #[api_error(codes(pub AuthCode))]
/// pub enum AuthError {
///     #[api_error(status = 401)]
///     TokenExpired,
/// }
///
/// catalog! { pub static ERRORS = [PaymentError, AuthError], codes(pub ErrorCode); }
///
/// let advice = |code: &str| match ErrorCode::from(code) {
///     ErrorCode::PaymentError(PaymentCode::CardDeclined) => "take another card".to_owned(),
///     ErrorCode::AuthError(_) => "log in again".to_owned(),
///     other => format!("nobody knows {other}"),
/// };
/// assert_eq!(advice("card_declined"), "take another card");
/// assert_eq!(advice("token_expired"), "log in again");
/// assert_eq!(advice("new_code"), "nobody knows new_code");
/// ```
///
/// ```compile_fail
/// # use api_error::{ApiError, Code, catalog};
/// # #[derive(Debug, ApiError)]
/// # enum AuthError { #[api_error(status = 401)] TokenExpired }
/// catalog! { static ERRORS = [AuthError]; }
/// const TYPO: Code = ERRORS.code("token_expried");
/// ```
#[macro_export]
macro_rules! catalog {
    ($($(#[$attribute:meta])* $vis:vis static $name:ident = [$($ty:ty),* $(,)?];)*) => {$(
        $(#[$attribute])*
        $vis static $name: $crate::Catalog = {
            const __ITEMS: &[&[$crate::CatalogItem]] = &[$(<$ty as $crate::HasCatalog>::CATALOG),*];
            const __COUNT: ::core::primitive::usize = $crate::__private::count(__ITEMS);
            const __SLOTS: ::core::primitive::usize = $crate::__private::slots(__COUNT);
            static __INDEX: $crate::__private::Index<{ __COUNT }, { __SLOTS }> = $crate::__private::Index::new(__ITEMS);
            __INDEX.catalog()
        };
    )*};
    (
        $(#[$attribute:meta])* $vis:vis static $name:ident = [$($ty:ident),* $(,)?], codes($codes_vis:vis $codes:ident);
        $($rest:tt)*
    ) => {
        $crate::catalog! { $(#[$attribute])* $vis static $name = [$($ty),*]; }
        $crate::__codes_of_catalog! { $codes_vis $codes = [$($ty),*] }
        $crate::catalog! { $($rest)* }
    };
    ($(#[$attribute:meta])* $vis:vis static $name:ident = [$($ty:ty),* $(,)?]; $($rest:tt)+) => {
        $crate::catalog! { $(#[$attribute])* $vis static $name = [$($ty),*]; }
        $crate::catalog! { $($rest)+ }
    };
    ($(#[$attribute:meta])* $vis:vis static $name:ident = [$($ty:tt)*], codes $($other:tt)*) => {
        ::core::compile_error!(
            "malformed `codes` of a catalog\nhelp: write `[PaymentError, AuthError], codes(pub ErrorCode);`, with types that are \
             imported: their names become those of the variants"
        );
    };
    ($($other:tt)*) => {
        ::core::compile_error!(
            "malformed catalog\nhelp: write `catalog! { pub static ERRORS = [PaymentError, AuthError]; }`"
        );
    };
}
