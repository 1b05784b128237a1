//! Enums that a `macro_rules!` writes, from every kind of fragment.
#![deny(warnings)]

pub use api_error as runtime;

use api_error::{ApiError, catalog};

macro_rules! by_fragments {
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident {
            $($variant:ident = $status:literal $code:literal $message:literal ($($field:ident: $ty:ty),*);)*
        }
    ) => {
        #[derive(Debug, ApiError)]
        $(#[$meta])*
        $vis enum $name {
            $(#[api_error(status = $status, code = $code, message = $message)] $variant { $($field: $ty),* },)*
        }
    };
}

by_fragments! {
    #[api_error(doc_url = "https://x.dev/{code}")]
    pub enum Fragments {
        NotFound = 404 "f_not_found" "No {id} of {owner:?}." (id: u32, owner: Option<String>);
        Gone = 410 "f_gone" "Gone." ();
    }
}

macro_rules! by_expressions {
    ($name:ident, $status:expr, $kind:expr, $wait:expr, $param:expr, $flag:expr) => {
        #[derive(Debug, ApiError)]
        #[api_error(status = $status, type = $kind)]
        pub enum $name {
            #[api_error(retry_after = $wait, param = $param, retryable = $flag)]
            Only { wait: u32 },
        }
    };
}

by_expressions!(Expressions, 429, "rate_limit_error", 30, "limit", false);

macro_rules! by_tokens {
    ($name:ident { $($body:tt)* }) => {
        #[derive(Debug, ApiError)]
        pub enum $name { $($body)* }
    };
}

by_tokens! {
    Tokens {
        #[api_error(status = 404, message = "{0}", header("X", "{0}"), alias("t_old"))]
        TNotFound(u8),
        #[api_error(transparent)]
        Inner(Fragments),
        #[api_error(transparent = 1, message = "{0}")]
        Titled(u8, Fragments),
    }
}

macro_rules! by_attributes {
    ($($(#[$attribute:meta])* $name:ident $body:tt)*) => {
        $(#[derive(Debug, ApiError)] $(#[$attribute])* pub enum $name $body)*
    };
}

by_attributes! {
    #[api_error(status = 409, prefix = "a_")]
    Attributes { One, Two }
    #[api_error(status = 410, prefix = "b_")]
    OtherAttributes { One, Two }
}

// The whole enum, including its names, comes from the macro.
macro_rules! from_within {
    ($status:literal) => {
        #[derive(Debug, ApiError)]
        #[api_error(status = $status, crate = $crate::runtime)]
        pub enum Within {
            #[api_error(code = "within", message = "{inside} {inside:?}")]
            Inside { inside: u8 },
            #[api_error(retry_after = wait)]
            Wait {
                wait: u8,
                #[api_error(detail)]
                more: u8,
            },
        }
    };
}

from_within!(429);

// The name comes from the invocation, `Display` and the derive from the macro.
macro_rules! displayed {
    ($name:ident, $field:ident, $ty:ty) => {
        #[derive(Debug, ApiError)]
        #[api_error(status = 400, message(display))]
        pub enum $name {
            Shown {
                $field: $ty,
            },
            #[api_error(message = "{0}", retry_after = .0)]
            DTuple($ty),
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("displayed")
            }
        }

        impl std::error::Error for $name {}
    };
}

displayed!(Displayed, seconds, u64);

// The same, the other way round.
macro_rules! around {
    ($($item:item)*) => { $($item)* };
}

around! {
    #[derive(Debug, ApiError)]
    #[api_error(status = 400, message(display))]
    pub enum Around { Item }

    impl std::fmt::Display for Around {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("around")
        }
    }
}

macro_rules! structs {
    ($($name:ident $ty:ty, $message:literal;)*) => {
        $(#[derive(Debug, ApiError)] #[api_error(status = 404, message = $message)] pub struct $name(pub $ty);)*
    };
}

structs! { OneStruct u8, "one {0}"; TwoStruct &'static str, "two {0:?}"; }

macro_rules! forwards {
    ($name:ident<$generic:ident>: $($variant:ident $ty:ty),*) => {
        #[derive(Debug, ApiError)]
        pub enum $name<$generic> {
            $(#[api_error(transparent)] $variant($ty),)*
            #[api_error(transparent)]
            Generic($generic),
            #[api_error(transparent)]
            Again(Box<$name<$generic>>),
        }
    };
}

forwards!(Forwards<T>: Tokens Tokens, Expressions Box<Expressions>, Fragments std::sync::Arc<Fragments>);

catalog! {
    pub static ERRORS = [
        Forwards<OneStruct>, Attributes, OtherAttributes, Within, Displayed, Around, TwoStruct,
    ];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fragments_are_read_as_what_they_hold() {
        let error = Fragments::NotFound { id: 7, owner: None };
        assert_eq!((error.status().as_u16(), error.code()), (404, "f_not_found"));
        assert_eq!(error.message(), "No 7 of None.");
        assert_eq!(Expressions::Only { wait: 1 }.retry_after().map(|wait| wait.as_secs()), Some(30));
        assert_eq!(Expressions::Only { wait: 1 }.param().as_deref(), Some("limit"));
        assert!(!Expressions::Only { wait: 1 }.is_retryable());
        assert_eq!(Within::Inside { inside: 2 }.message(), "2 2");
        assert_eq!(Displayed::Shown { seconds: 1 }.message(), "displayed");
        assert!(Displayed::Shown { seconds: 1 }.as_error().is_some());
        assert_eq!(Around::Item.message(), "around");
        assert_eq!(TwoStruct("x").message(), "two \"x\"");
        assert_eq!(Forwards::<OneStruct>::Generic(OneStruct(1)).message(), "one 1");
        assert_eq!(ERRORS.len(), 15);
    }
}
