//! The attribute language of api-error. Internal and unstable: the derive and the command line pin it with `=`.
//!
//! [`ErrorEnum::from_input`] reads an item, checks it and applies every default.

mod attr;
mod case;
mod check;
mod def;
mod docs;
mod error_enum;
mod errors;
mod hash;
mod json_type;
mod literal;
mod mark;
mod messages;
mod model;
mod resolve;
mod shape;
pub mod status;
mod suggest;
mod template;
mod tokens;
mod type_text;

pub use attr::{ARGUMENTS, ATTRIBUTE, ArgumentRule, CodesHead, Place};
pub use case::Case;
pub use def::*;
pub use error_enum::{ErrorEnum, Field, Variant};
pub use errors::{Diagnostic, Errors};
pub use hash::hash;
pub use json_type::JsonType;
pub use mark::{Mark, Spanned};
pub use messages::{MESSAGES, Message};
pub use shape::{
    BodyMember, BodyShape, BodyValue, Constant, Fact, ShapeErrors, ShapeHead, ShapeItem, Spread, parse_shapes,
};
pub use suggest::{close, closest};
pub use template::{Piece, Placeholder, Template, TemplateError};
