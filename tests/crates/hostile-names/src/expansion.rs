//! Items of the user with every name that an expansion chooses itself, in each kind of item. Derives stand beside them.

/// The same types in a module with items of one kind.
macro_rules! beside {
    ($($module:ident { $($item:item)* })*) => {$(
        pub mod $module {
            $($item)*

            #[derive(::std::fmt::Debug, ::api_error::ApiError)]
            #[api_error(message(display), prefix = "hidden_")]
            pub enum Enum<T> {
                #[api_error(status = 404, status_from = .1, message = "{0} {1:?}", expose = "so", param = "{0}", header("X", "{0}"))]
                Formatted(::std::primitive::u8, ::std::primitive::u16),
                #[api_error(status = 404, message = "{a} {b} {c}", param = "{d}")]
                Named { a: ::std::primitive::u8, b: T, c: ::std::primitive::char, d: ::std::primitive::bool },
                #[api_error(status = 429, retry_after = wait, since = "1.0", header("X", "y"))]
                Wait {
                    wait: ::std::primitive::u32,
                    #[api_error(detail)]
                    out: ::std::primitive::u32,
                },
                #[api_error(status = 503, retry_after = 5, message = "Fixed.")]
                Fixed,
                #[api_error(transparent)]
                Forward(Packed),
                #[api_error(transparent = 1, message = "{0}", expose)]
                Second(u8, Packed),
                #[api_error(status = 400)]
                Shown,
            }

            #[derive(::std::clone::Clone, ::std::marker::Copy, ::std::fmt::Debug, ::api_error::ApiError)]
            #[repr(C, packed)]
            #[api_error(status = 429, status_from = .1, message = "{0} {1:?}", retry_after = .2)]
            pub struct Packed(
                pub ::std::primitive::u8,
                #[api_error(detail = "one")] pub ::std::primitive::u16,
                pub ::std::primitive::u32,
            );

            impl<T: ::std::fmt::Debug> ::std::fmt::Display for Enum<T> {
                fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                    f.write_str("shown")
                }
            }

            impl<T: ::std::fmt::Debug> ::std::error::Error for Enum<T> {}

            pub fn texts() -> ::std::vec::Vec<::std::string::String> {
                use ::api_error::ApiError as _;
                let all: [Enum<::std::primitive::char>; 6] = [
                    Enum::Formatted(1, 2),
                    Enum::Named { a: 1, b: 'b', c: 'c', d: true },
                    Enum::Wait { wait: 3, out: 4 },
                    Enum::Fixed,
                    Enum::Forward(Packed(5, 6, 7)),
                    Enum::Shown,
                ];
                all.iter().map(|one| one.to_json(::std::option::Option::None).into_owned()).collect()
            }

            ::api_error::catalog! { pub static CATALOG = [Enum<::std::primitive::u8>]; }
        }
    )*};
}

/// One item for each name.
macro_rules! each {
    ($item:ident $($name:ident)*) => { $($crate::expansion::$item! { $name })* };
}

macro_rules! constant {
    ($name:ident) => {
        pub const $name: ::std::primitive::u8 = 1;
    };
}

macro_rules! variable {
    ($name:ident) => {
        pub static $name: ::std::primitive::u8 = 1;
    };
}

macro_rules! unit {
    ($name:ident) => {
        pub struct $name;
    };
}

macro_rules! tuple {
    ($name:ident) => {
        pub struct $name(pub ::std::primitive::u8);
    };
}

macro_rules! function {
    ($name:ident) => {
        pub fn $name() {}
    };
}

macro_rules! module {
    ($name:ident) => {
        pub mod $name {}
    };
}

macro_rules! interface {
    ($name:ident) => {
        pub trait $name {
            fn $name(&self) -> ::std::primitive::u8 {
                1
            }
        }
        impl<T: ?::std::marker::Sized> $name for T {}
    };
}

macro_rules! expander {
    ($name:ident) => {
        #[allow(unused_macros)]
        macro_rules! $name {
            () => {
                ::std::compile_error!("the expansion used a macro of its user")
            };
        }
    };
}

pub(crate) use {constant, expander, function, interface, module, tuple, unit, variable};

macro_rules! names {
    ($item:ident) => {
        $crate::expansion::each! { $item
            __p __0 __1 __2 __3 __out __part __error __request __SPECS __ENUM __ITEMS __COUNT __SLOTS __INDEX
            a0 a1 a2 a3 a4 forward outer as_inner whole reach view spec history seconds details display retry_after status status_from names nothing fmt line column
            module_path format_args as_error __as_error __view __format with with_docs with_type with_headers
            with_history with_retry_after __with_templates __with_expose_reason write_fmt error record into_response from
        }
    };
}

pub(crate) use {each, names};

beside! {
    constants { crate::expansion::names! { constant } }
    statics { crate::expansion::names! { variable } }
    units { crate::expansion::names! { unit } }
    tuples { crate::expansion::names! { tuple } }
    functions { crate::expansion::names! { function } }
    modules { crate::expansion::names! { module } }
    traits { crate::expansion::names! { interface } }
    macros { crate::expansion::names! { expander } }
    nothing {}
}

/// The type that is forwarded to has the name of an alias of the expansion.
pub mod types {
    #[derive(::std::fmt::Debug, ::api_error::ApiError)]
    #[api_error(status = 404)]
    pub struct __p;

    #[derive(::std::fmt::Debug, ::api_error::ApiError)]
    pub enum Outer<T> {
        #[api_error(transparent)]
        Alias(__p),
        #[api_error(transparent)]
        Boxed(::std::boxed::Box<self::__p>),
        #[api_error(transparent)]
        Generic(T),
        #[api_error(transparent = __0, message = "{__1:?}")]
        Named { __0: T, __1: __p },
    }

    ::api_error::catalog! { pub static CATALOG = [Outer<__p>]; }
}

/// Parameters with the names of locals and aliases.
#[derive(::std::fmt::Debug, ::api_error::ApiError)]
#[api_error(status = 404, message = "{a} {b:?}")]
pub struct Parameters<'__p, '__0, __p: ?::std::marker::Sized, __out, const __SPECS: ::std::primitive::usize> {
    #[api_error(detail)]
    pub a: &'__p __p,
    pub b: &'__0 [__out; __SPECS],
}

#[cfg(test)]
mod tests {
    use super::*;
    use ::api_error::ApiError as _;

    #[test]
    fn no_item_of_the_user_changes_an_answer() {
        let expected = nothing::texts();
        let all = [
            constants::texts(),
            statics::texts(),
            units::texts(),
            tuples::texts(),
            functions::texts(),
            modules::texts(),
            traits::texts(),
            macros::texts(),
        ];
        for texts in all {
            assert_eq!(texts, expected);
        }
        assert!(expected[4].contains(r#""message":"5 6""#), "{}", expected[4]);
        assert!(expected[5].contains(r#""message":"shown""#), "{}", expected[5]);
    }

    #[test]
    fn types_and_parameters() {
        assert_eq!(types::Outer::<types::__p>::Generic(types::__p).code(), "p");
        assert_eq!(types::CATALOG.len(), 1);
        assert_eq!(Parameters { a: "a", b: &['b'] }.message(), "a ['b']");
    }
}
