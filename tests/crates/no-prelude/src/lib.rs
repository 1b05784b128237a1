//! An expansion compiles without a prelude, because it names everything by its full path.
#![no_implicit_prelude]
#![deny(warnings)]

#[derive(::std::fmt::Debug, ::api_error::ApiError)]
#[api_error(message(display), prefix = "p_", doc_url = "https://x.dev/{code}")]
pub enum Bare<'a, T, const N: usize> {
    #[api_error(status = 404, message = "{a} {b:?}", param = "{a}", header("X", "{a:>4}"))]
    Named {
        a: &'a str,
        b: [u8; N],
        #[api_error(detail)]
        c: ::std::option::Option<u8>,
    },
    #[api_error(status = 429, retry_after = .0, message = "{0} {1}")]
    Tuple(u64, T),
    #[api_error(status = 400, since = "1.0", alias("old"), sunset = "2030-01-01", replaced_by = "x")]
    Unit,
    #[api_error(transparent)]
    Inner(Inner),
    #[api_error(transparent = 1, message = "{0}", expose)]
    Second(u8, Inner),
    #[api_error(transparent = inner, message(display))]
    Shown { inner: Inner, other: u8 },
}

impl<T, const N: usize> ::std::fmt::Display for Bare<'_, T, N> {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str("bare")
    }
}

#[derive(::std::fmt::Debug, ::api_error::ApiError)]
#[api_error(status = 500)]
pub struct Inner;

#[derive(::std::fmt::Debug, ::api_error::ApiError)]
pub enum Empty {}

::api_error::catalog! { pub static ERRORS = [Bare<'static, ::std::primitive::u8, 3>, Empty]; }

pub const UNIT: ::api_error::Code = ERRORS.code("p_unit");

#[cfg(test)]
mod tests {
    use super::{Bare, Inner, UNIT};
    use ::api_error::ApiError as _;
    use ::std::option::Option::None;

    #[test]
    fn works_without_the_prelude() {
        let error: Bare<'_, u8, 1> = Bare::Named { a: "x", b: [7], c: None };
        ::std::assert_eq!(error.message(), "x [7]");
        ::std::assert_eq!(Bare::<u8, 0>::Unit.message(), "bare");
        ::std::assert_eq!(Bare::<u8, 0>::Unit.code(), UNIT);
        ::std::assert_eq!(Bare::<u8, 0>::Inner(Inner).code(), "inner");
    }
}
