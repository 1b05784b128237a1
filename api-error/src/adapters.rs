//! Which framework impls an expansion gets: one line per framework here, one file for its macro. The registry is one more.

/// Called once by every expansion; expands to the impls of the enabled framework adapters.
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
    };
}

/// The adapter of a framework whose feature is off.
#[doc(hidden)]
#[macro_export]
macro_rules! __no_adapter {
    ($($item:tt)*) => {};
}

/// How an adapter's impl makes a record of `self`. Only an error that borrows nothing can be shared, and macros see no
/// more of that than whether there are generics.
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
        /// The macros of the frameworks by name.
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
    poem: "poem", __poem;
    rocket: "rocket", __rocket;
    registry: "__registry", __registry;
}
