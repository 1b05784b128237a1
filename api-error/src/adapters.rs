//! The framework impls of an expansion: one line per framework in each list, and a macro in the framework's folder. The
//! registry counts as a framework.

/// Expands to the impls of the enabled framework adapters. Every expansion calls it once.
///
/// The arguments are the generics of the impl, the type, and the `where` clause.
#[doc(hidden)]
#[macro_export]
macro_rules! __adapters {
    ($($item:tt)*) => {
        $crate::__private::adapters::actix_web! { $($item)* }
        $crate::__private::adapters::axum! { $($item)* }
        $crate::__private::adapters::lambda! { $($item)* }
        $crate::__private::adapters::salvo! { $($item)* }
        $crate::__private::adapters::tonic! { $($item)* }
        $crate::__private::adapters::warp! { $($item)* }
        $crate::__private::adapters::poem! { $($item)* }
        $crate::__private::adapters::rocket! { $($item)* }
        $crate::__private::adapters::registry! { $($item)* }
        $crate::__boxed! { $($item)* }
    };
}

/// Expands to the impls of the enabled framework adapters for a `Box` of the type. Clippy's `result_large_err` leads people
/// there. Rocket, and warp for a `Reply`, have them already.
#[doc(hidden)]
#[macro_export]
macro_rules! __boxed {
    ([$($generics:tt)*] [$ty:ty] [$($bounds:tt)*]) => {
        $crate::__in_each_adapter! { [$($generics)*] [$crate::__private::Box<$ty>] [$($bounds)*] }
    };
}

/// Expands to the impls that [`__boxed!`] is about.
#[doc(hidden)]
#[macro_export]
macro_rules! __in_each_adapter {
    ($($item:tt)*) => {
        $crate::__private::adapters::actix_web! { $($item)* }
        $crate::__private::adapters::axum! { $($item)* }
        $crate::__private::adapters::lambda! { $($item)* }
        $crate::__private::adapters::salvo! { $($item)* }
        $crate::__private::adapters::tonic! { $($item)* }
        $crate::__private::adapters::warp_rejection! { $($item)* }
        $crate::__private::adapters::poem! { $($item)* }
    };
}

/// The adapter of a framework whose feature is off.
#[doc(hidden)]
#[macro_export]
macro_rules! __no_adapter {
    ($($item:tt)*) => {};
}

/// Makes a record of `self` in the impl of an adapter. Threads can share only an error that borrows nothing; all that a macro
/// sees of that is whether the type has generics.
#[doc(hidden)]
#[macro_export]
macro_rules! __record {
    () => {
        |__error| {
            #[allow(unused_imports)]
            use $crate::__private::Snapshotted as _;
            $crate::__private::Share(__error).record()
        }
    };
    ($($generics:tt)+) => {
        $crate::__private::snapshot
    };
}

macro_rules! adapters {
    ($($name:ident: $feature:literal, $adapter:ident;)*) => {
        /// The macro of each framework, by the framework's name.
        pub mod adapters {
            $(
                #[cfg(feature = $feature)]
                pub use crate::$adapter as $name;
                #[cfg(not(feature = $feature))]
                pub use crate::__no_adapter as $name;
            )*
        }
    };
}

adapters! {
    actix_web: "actix-web", __actix_web;
    axum: "axum", __axum;
    lambda: "lambda", __lambda;
    salvo: "salvo", __salvo;
    tonic: "tonic", __tonic;
    warp: "warp", __warp;
    warp_rejection: "warp", __warp_rejection;
    poem: "poem", __poem;
    rocket: "rocket", __rocket;
    registry: "__registry", __registry;
}

#[cfg(feature = "__serve")]
crate::__boxed! { [] [crate::serve::FrameworkError] [] }
#[cfg(feature = "__serve")]
crate::__boxed! { [] [crate::serve::Rejection] [] }
#[cfg(feature = "__serve")]
crate::__boxed! { [] [crate::ValidationErrors] [] }
