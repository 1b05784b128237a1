//! The enum that `codes(..)` makes.

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
        impl $crate::__private::AsRef<$crate::__private::str> for $name {
            fn as_ref(&self) -> &$crate::__private::str {
                match self {
                    $($(#[$attribute])* Self::$variant => $code,)*
                    Self::Other(code) => code,
                }
            }
        }

        #[automatically_derived]
        impl $crate::__private::From<&$crate::__private::str> for $name {
            fn from(code: &$crate::__private::str) -> Self {
                match code {
                    $($(#[$attribute])* $code => Self::$variant,)*
                    _ => Self::Other($crate::__private::From::from(code)),
                }
            }
        }

        #[automatically_derived]
        impl $crate::__private::fmt::Display for $name {
            fn fmt(&self, f: &mut $crate::__private::fmt::Formatter<'_>) -> $crate::__private::fmt::Result {
                f.write_str($crate::__private::AsRef::as_ref(self))
            }
        }
    };
}
