//! The enums that `codes(..)` makes, of an item and of a catalog.

/// An open enum of codes.
pub trait Codes: Sized {
    /// Whether the type has such an enum.
    const DECLARED: bool = true;

    /// The variant of a code. `None` if it would be `Other`.
    fn known(code: &str) -> Option<Self>;

    /// The code.
    fn text(&self) -> &str;
}

/// A type with an enum of its codes.
#[diagnostic::on_unimplemented(message = "`{Self}` has no enum of its codes")]
pub trait HasCodes {
    /// The enum.
    type Codes: Codes;
}

/// The codes of a type without `codes(..)`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum NoCodes<const DECLARED: bool> {}

impl<const DECLARED: bool> Codes for NoCodes<DECLARED> {
    const DECLARED: bool = DECLARED;

    fn known(_: &str) -> Option<Self> {
        None
    }

    fn text(&self) -> &str {
        match *self {}
    }
}

/// Expands to an open enum of codes, and its conversions.
#[doc(hidden)]
#[macro_export]
macro_rules! __codes {
    ($(#[$doc:meta])* [$($visibility:tt)*] $name:ident { $($(#[$attribute:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$doc])*
        #[derive(
            $crate::__private::Clone,
            $crate::__private::Debug,
            $crate::__private::PartialEq,
            $crate::__private::Eq,
            $crate::__private::Hash,
        )]
        #[non_exhaustive]
        $($visibility)* enum $name {
            $(
                $(#[$attribute])*
                #[doc = $crate::__private::concat!("`", $code, "`")]
                $variant,
            )*
            /// A code that this program does not know.
            Other($crate::__private::Box<$crate::__private::str>),
        }

        #[automatically_derived]
        impl $crate::__private::Codes for $name {
            fn known(code: &$crate::__private::str) -> $crate::__private::Option<Self> {
                match code {
                    $($(#[$attribute])* $code => $crate::__private::Some(Self::$variant),)*
                    _ => $crate::__private::None,
                }
            }
            fn text(&self) -> &$crate::__private::str {
                match self {
                    $($(#[$attribute])* Self::$variant => $code,)*
                    Self::Other(code) => code,
                }
            }
        }

        $crate::__code_conversions! { $name }
    };
}

/// Expands to an open enum of the codes of several types, and its conversions.
#[doc(hidden)]
#[macro_export]
macro_rules! __codes_of_catalog {
    ($visibility:vis $name:ident = [$($ty:ident),*]) => {
        const _: () = {$(
            $crate::__private::assert!(
                <<$ty as $crate::__private::HasCodes>::Codes as $crate::__private::Codes>::DECLARED,
                $crate::__private::concat!(
                    "`", $crate::__private::stringify!($ty), "` has no enum of its codes\nhelp: write `#[api_error(codes(pub ",
                    $crate::__private::stringify!($ty), "Code))]` on it; the enum must be `pub` if the type is",
                )
            );
        )*};

        /// The codes of all errors of the catalog, by the type that has them.
        #[derive(
            $crate::__private::Clone,
            $crate::__private::Debug,
            $crate::__private::PartialEq,
            $crate::__private::Eq,
            $crate::__private::Hash,
        )]
        #[non_exhaustive]
        $visibility enum $name {
            $(
                #[doc = $crate::__private::concat!("A code of [`", $crate::__private::stringify!($ty), "`].")]
                $ty(<$ty as $crate::__private::HasCodes>::Codes),
            )*
            /// A code that this program does not know.
            Other($crate::__private::Box<$crate::__private::str>),
        }

        #[automatically_derived]
        impl $crate::__private::Codes for $name {
            fn known(code: &$crate::__private::str) -> $crate::__private::Option<Self> {
                $(if let $crate::__private::Some(known) = $crate::__private::Codes::known(code) {
                    return $crate::__private::Some(Self::$ty(known));
                })*
                $crate::__private::None
            }
            fn text(&self) -> &$crate::__private::str {
                match self {
                    $(Self::$ty(code) => $crate::__private::Codes::text(code),)*
                    Self::Other(code) => code,
                }
            }
        }

        $crate::__code_conversions! { $name }
    };
}

/// Expands to the conversions of an open enum of codes.
#[doc(hidden)]
#[macro_export]
macro_rules! __code_conversions {
    ($name:ident) => {
        #[automatically_derived]
        impl $crate::__private::AsRef<$crate::__private::str> for $name {
            fn as_ref(&self) -> &$crate::__private::str {
                $crate::__private::Codes::text(self)
            }
        }

        #[automatically_derived]
        impl $crate::__private::From<&$crate::__private::str> for $name {
            fn from(code: &$crate::__private::str) -> Self {
                match $crate::__private::Codes::known(code) {
                    $crate::__private::Some(known) => known,
                    $crate::__private::None => Self::Other($crate::__private::From::from(code)),
                }
            }
        }

        #[automatically_derived]
        impl $crate::__private::fmt::Display for $name {
            fn fmt(&self, f: &mut $crate::__private::fmt::Formatter<'_>) -> $crate::__private::fmt::Result {
                f.write_str($crate::__private::Codes::text(self))
            }
        }
    };
}
