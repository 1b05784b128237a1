//! The items that expansions name. Do not use them: they change without notice.

pub use crate::__adapters;
pub use crate::__codes;
pub use crate::adapters::adapters;
pub use crate::catalog::walk::{
    At, Deepest, Depth, Edge, Enter, FlatAt, Forwards, Items, Leaf, Nested, NestedAt, Whole, reach, whole,
};
pub use crate::catalog::{CatalogItem, EnumSpec, Flat, HasCatalog, Index, count, pick, slots};
pub use crate::codes::{Codes, HasCodes, NoCodes};
pub use crate::envelope::Details;
pub use crate::error::ApiError;
pub use crate::history::History;
pub use crate::inner::{Concrete, Inner, Present};
pub use crate::literals::{history, own_shape, seconds, spec};
pub use crate::probe::{NotError, Probe};
pub use crate::provided::{details, display, retry_after, status};
pub use crate::retry::RetryAfter;
pub use crate::shape::{Step, Value};
pub use crate::spec::ErrorSpec;
pub use crate::status_from::StatusFrom;
pub use crate::view::{Arm, Part, View, a0, a1, a2, a3, a4, forward, outer, view};
pub use crate::{ErrorStatus, ErrorType};
pub use alloc::borrow::Cow;
pub use alloc::boxed::Box;
pub use core::clone::Clone;
pub use core::cmp::{Eq, PartialEq};
pub use core::convert::AsRef;
pub use core::convert::From;
pub use core::error::Error;
pub use core::fmt::Debug;
pub use core::hash::Hash;
pub use core::marker::{Copy, Send};
pub use core::option::Option::{self, None, Some};
pub use core::primitive::str;
pub use core::result::Result::Ok;
pub use core::time::Duration;
pub use core::{assert, column, concat, fmt, format_args, line, module_path, stringify};
pub use serde_core::Serialize;

#[cfg(feature = "derive")]
pub use api_error_derive::shape_item;

#[cfg(feature = "__serve")]
pub use crate::serve::{Share, Snapshotted, snapshot};

/// Functions with the names of all locals and parameters of expansions. In a pattern, a name that is a constant or a static in
/// scope means that; a function in a nearer scope hides it, and a local hides the function.
pub mod names {
    macro_rules! names {
        ($($name:ident)*) => {
            $(pub use super::nothing as $name;)*
        };
    }

    names! {
        error __error __out __part __request
        __0 __1 __2 __3 __4 __5 __6 __7 __8 __9 __10 __11 __12 __13 __14 __15 __16 __17 __18 __19 __20 __21 __22 __23
        __24 __25 __26 __27 __28 __29 __30 __31
    }
}

/// Does nothing; see [`names`].
pub const fn nothing() {}

/// The list of all types of a program.
#[cfg(feature = "__registry")]
pub mod registry {
    pub use crate::registry::{Registered, to_json};
    pub use core::file;
    pub use inventory::submit;
}

/// actix-web, under names that no user can shadow.
#[cfg(feature = "actix-web")]
pub mod actix_web {
    pub use actix_web::body::BoxBody;
    pub use actix_web::{Error, HttpRequest, HttpResponse, Responder};
    pub use core::convert::From;
}

/// axum, under a name that no user can shadow.
#[cfg(feature = "axum")]
pub mod axum {
    pub use axum::response::{IntoResponse, Response};
}

/// `lambda_http`, under a name that no user can shadow.
#[cfg(feature = "lambda")]
pub mod lambda {
    pub use crate::lambda::ResponseFuture;
    pub use lambda_http::IntoResponse;
}

/// salvo, under a name that no user can shadow.
#[cfg(feature = "salvo")]
pub mod salvo {
    pub use salvo_core::{Response, Scribe};
}

/// tonic, under a name that no user can shadow.
#[cfg(feature = "tonic")]
pub mod tonic {
    pub use tonic::Status;
}

/// warp, under a name that no user can shadow.
#[cfg(feature = "warp")]
pub mod warp {
    pub use warp::Rejection;
    pub use warp::reply::{Reply, Response};
}

/// poem, under names that no user can shadow.
#[cfg(feature = "poem")]
pub mod poem {
    pub use core::convert::From;
    pub use core::marker::Send;
    pub use poem::{Error, IntoResponse, Response};
}

/// rocket, under names that no user can shadow.
#[cfg(feature = "rocket")]
pub mod rocket {
    pub use rocket::Request;
    pub use rocket::response::{Responder, Result};
}

/// aide, under names that no user can shadow.
#[cfg(feature = "aide")]
pub mod aide {
    pub use ::aide::OperationOutput;
    pub use ::aide::generate::GenContext;
    pub use ::aide::openapi::{Operation, Response};
    pub use alloc::vec::Vec;
    pub use core::option::Option;
    pub use core::primitive::u16;
}

/// utoipa, under names that no user can shadow.
#[cfg(feature = "utoipa")]
pub mod utoipa {
    pub use crate::utoipa::Responses;
    pub use ::utoipa::IntoResponses;
}
