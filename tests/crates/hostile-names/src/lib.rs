//! Names that a user may choose, and that must not break an expansion.
#![deny(warnings)]
#![allow(dead_code, non_camel_case_types, non_snake_case, non_upper_case_globals, unused_macros)]

mod core {}
mod std {}
mod alloc {}
mod serde {}
mod fmt {}

pub mod expansion;

macro_rules! hostile {
    ($($name:ident)*) => {
        $(macro_rules! $name { ($d($d tokens:tt)*) => { compile_error!("the expansion used a macro of its user") } })*
    };
    ($d:tt; $($name:ident)*) => {
        $(macro_rules! $name { ($d($d tokens:tt)*) => { compile_error!("the expansion used a macro of its user") } })*
    };
}

hostile! { $; format write writeln format_args panic unreachable concat stringify line column module_path vec matches }

struct String;
struct Box;
struct Vec;
struct Cow;
struct Duration;
struct Formatter;
struct Debug;
struct Display;
struct Serialize;
struct ErrorSpec;
struct EnumSpec;
struct View;
struct Part;
struct CatalogItem;
struct HasCatalog;
struct Details;
struct RetryAfter;
struct StatusFrom;
struct ErrorStatus;
struct Error;
struct Result;
struct u8;
struct u16;
struct u32;
struct usize;
struct bool;
struct str;
trait Into {}
trait From {}
trait Write {}
trait Fn {}

fn Some() {}
fn Ok() {}
fn Err() {}
const None: () = ();

/// An enum `ApiError` next to the derive and the trait of that name.
#[derive(::std::fmt::Debug, ::api_error::ApiError)]
#[api_error(doc_url = "https://x.dev/{code}")]
pub enum ApiError {
    #[api_error(status = 404, message = "{0} {1:?}", param = "{0}", header("X", "{0}"))]
    Some(::std::primitive::u8, ::std::primitive::u16),
    #[api_error(status = 429, retry_after = self_)]
    None {
        self_: ::std::primitive::u32,
        #[api_error(detail)]
        out: ::std::primitive::u32,
    },
    #[api_error(status = 400, message(display))]
    Ok,
    #[api_error(status = 503, retry_after = 5)]
    Err,
    #[api_error(transparent)]
    Error(names::Error),
    #[api_error(transparent)]
    Open(::std::boxed::Box<dyn ::api_error::ApiError + ::std::marker::Send + ::std::marker::Sync>),
}

impl ::std::fmt::Display for ApiError {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.write_str("shown")
    }
}

impl ::std::error::Error for ApiError {}

pub mod names {
    use api_error::ApiError;

    #[derive(Debug, ApiError)]
    pub enum Error {
        #[api_error(transparent)]
        Result(Result),
        #[api_error(transparent)]
        Other(other::Error),
        #[api_error(transparent)]
        Itself(Box<self::Error>),
    }

    #[derive(Debug, ApiError)]
    pub enum Result {
        #[api_error(transparent)]
        Option(Option),
    }

    #[derive(Debug, ApiError)]
    #[api_error(status = 404, prefix = "option_")]
    pub enum Option {
        Some,
        None,
        r#Self_,
        r#type,
        r#match,
    }

    pub mod other {
        #[derive(Debug, api_error::ApiError, thiserror::Error)]
        pub enum Error {
            #[error("other")]
            #[api_error(status = 410, code = "other")]
            Error,
        }
    }
}

/// Variants that shadow the names of the prelude.
pub mod glob {
    pub use self::Outcome::*;

    #[derive(Debug, api_error::ApiError)]
    #[api_error(prefix = "outcome_")]
    pub enum Outcome {
        #[api_error(status = 404, message = "{0}")]
        Some(::std::primitive::u8),
        #[api_error(status = 410, retry_after = wait, since = "1.0")]
        Ok {
            wait: ::std::option::Option<::std::primitive::u8>,
            #[api_error(detail)]
            err: ::std::primitive::u8,
        },
        #[api_error(status = 404)]
        None,
        #[api_error(status = 404, message = "{0:?} {1:?} {0:?} {1:?} {0}")]
        Err(::std::primitive::u8, ::std::primitive::u8),
    }
}

/// Type parameters and fields with names that the expansion uses.
#[derive(::std::fmt::Debug, ::api_error::ApiError)]
#[api_error(status = 409, message = "{__out} {__part:?} {r#type} {__1}", param = "{__0}")]
pub struct Locals<ApiError, E, __T> {
    pub __out: ApiError,
    pub __part: E,
    pub r#type: __T,
    pub __0: ::std::primitive::u8,
    pub __1: ::std::primitive::u8,
}

#[derive(::std::fmt::Debug, ::api_error::ApiError)]
#[api_error(status = 404)]
pub struct r#struct;

api_error::catalog! { pub static ERRORS = [ApiError, glob::Outcome, r#struct]; }

#[cfg(test)]
mod tests {
    use api_error::ApiError as _;

    use super::{ApiError, ERRORS, Locals, glob, names};

    #[test]
    fn the_codes_are_those_of_the_names() {
        let codes: ::std::vec::Vec<_> = ERRORS.iter().map(|spec| spec.variant).collect();
        assert_eq!(
            codes,
            [
                "ApiError::Some",
                "ApiError::None",
                "ApiError::Ok",
                "ApiError::Err",
                "Option::Some",
                "Option::None",
                "Option::Self_",
                "Option::type",
                "Option::match",
                "Error::Error",
                "Outcome::Some",
                "Outcome::Ok",
                "Outcome::None",
                "Outcome::Err",
                "struct",
            ]
        );
    }

    #[test]
    fn values_are_found() {
        assert_eq!(ApiError::Some(1, 2).message(), "1 2");
        assert_eq!(ApiError::Ok.message(), "shown");
        assert!(ApiError::Ok.as_error().is_some());
        assert_eq!(ApiError::None { self_: 3, out: 4 }.headers().count(), 1);
        assert_eq!(ApiError::Error(names::Error::Other(names::other::Error::Error)).code(), "other");
        assert_eq!(glob::Outcome::Err(1, 2).message(), "1 2 1 2 1");
        let locals = Locals { __out: 'a', __part: 'b', r#type: 'c', __0: 1, __1: 2 };
        assert_eq!(
            (locals.message().as_ref(), locals.param().as_deref()),
            ("a 'b' c 2", ::std::option::Option::Some("1"))
        );
    }
}
