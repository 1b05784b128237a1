//! The framework impls of an expansion: one line per framework in each list, and a macro in the framework's folder. The
//! registry counts as a framework.

/// Expands to the impls of the enabled framework adapters. Every expansion calls it once.
///
/// The names of the macros say what they expand to: the compiler prints them if a type has such an impl by hand too.
///
/// The arguments are the generics of the impl, the type, and the `where` clause.
#[doc(hidden)]
#[macro_export]
macro_rules! __adapters {
    ($($item:tt)*) => {
        $crate::__private::adapters::the_feature_actix_web_implements_From_for_Error_and_Responder! { $($item)* }
        $crate::__private::adapters::the_feature_axum_implements_IntoResponse! { $($item)* }
        $crate::__private::adapters::the_feature_lambda_implements_IntoResponse! { $($item)* }
        $crate::__private::adapters::the_feature_salvo_implements_Scribe! { $($item)* }
        $crate::__private::adapters::the_feature_tonic_implements_From_for_Status! { $($item)* }
        $crate::__private::adapters::the_feature_warp_implements_Reply_and_From_for_Rejection! { $($item)* }
        $crate::__private::adapters::the_feature_poem_implements_From_for_Error_and_IntoResponse! { $($item)* }
        $crate::__private::adapters::the_feature_rocket_implements_Responder! { $($item)* }
        $crate::__private::adapters::openapi! { $($item)* }
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
        $crate::__private::adapters::the_feature_actix_web_implements_From_for_Error_and_Responder! { $($item)* }
        $crate::__private::adapters::the_feature_axum_implements_IntoResponse! { $($item)* }
        $crate::__private::adapters::the_feature_lambda_implements_IntoResponse! { $($item)* }
        $crate::__private::adapters::the_feature_salvo_implements_Scribe! { $($item)* }
        $crate::__private::adapters::the_feature_tonic_implements_From_for_Status! { $($item)* }
        $crate::__private::adapters::the_feature_warp_implements_From_for_Rejection! { $($item)* }
        $crate::__private::adapters::the_feature_poem_implements_From_for_Error_and_IntoResponse! { $($item)* }
    };
}

/// Expands to the impls for the libraries that make OpenAPI documents.
#[doc(hidden)]
#[macro_export]
macro_rules! __openapi {
    ($($item:tt)*) => {
        $crate::__private::adapters::the_feature_aide_implements_OperationOutput! { $($item)* }
        $crate::__private::adapters::the_feature_utoipa_implements_IntoResponses! { $($item)* }
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
        /// The macro of each framework.
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
    the_feature_actix_web_implements_From_for_Error_and_Responder: "actix-web", __actix_web;
    the_feature_axum_implements_IntoResponse: "axum", __axum;
    the_feature_lambda_implements_IntoResponse: "lambda", __lambda;
    the_feature_salvo_implements_Scribe: "salvo", __salvo;
    the_feature_tonic_implements_From_for_Status: "tonic", __tonic;
    the_feature_warp_implements_Reply_and_From_for_Rejection: "warp", __warp;
    the_feature_warp_implements_From_for_Rejection: "warp", __warp_rejection;
    the_feature_poem_implements_From_for_Error_and_IntoResponse: "poem", __poem;
    the_feature_rocket_implements_Responder: "rocket", __rocket;
    openapi: "__openapi", __openapi;
    the_feature_aide_implements_OperationOutput: "aide", __aide;
    the_feature_utoipa_implements_IntoResponses: "utoipa", __utoipa;
    registry: "__registry", __registry;
}

#[cfg(feature = "__serve")]
crate::__boxed! { [] [crate::serve::FrameworkError] [] }
#[cfg(feature = "__serve")]
crate::__boxed! { [] [crate::serve::Rejection] [] }
#[cfg(feature = "__serve")]
crate::__boxed! { [] [crate::ValidationErrors] [] }

#[cfg(all(feature = "__openapi", feature = "__serve"))]
crate::__openapi! { [] [crate::serve::FrameworkError] [] }
#[cfg(all(feature = "__openapi", feature = "__serve"))]
crate::__openapi! { [] [crate::serve::Rejection] [] }
#[cfg(feature = "__openapi")]
crate::__openapi! { [] [crate::ValidationErrors] [] }
