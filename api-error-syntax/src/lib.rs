//! The attribute language of api-error. Internal and unstable: the derive and the command line pin it with `=`.
//!
//! [`ErrorEnum::from_input`] reads an item, checks it and applies every default.

mod attr;
mod case;
mod check;
mod def;
mod detail;
mod display;
mod docs;
mod error_enum;
mod errors;
mod hash;
mod header;
mod json_type;
mod literal;
mod mark;
mod member_type;
mod messages;
mod model;
mod resolve;
mod rust_types;
mod sections;
mod shape;
pub mod status;
mod suggest;
mod template;
mod tokens;
mod type_text;

pub use attr::{ARGUMENTS, ATTRIBUTE, ArgumentRule, Place};
pub use case::Case;
pub use def::*;
pub use detail::DetailDef;
pub use display::DISPLAY_ATTRIBUTES;
pub use docs::Deprecated;
pub use error_enum::{ErrorEnum, Field, Variant};
pub use errors::{Diagnostic, Errors};
pub use hash::hash;
pub use header::{HeaderDef, RetryAfterDef};
pub use json_type::JsonType;
pub use mark::{Mark, Spanned};
pub use member_type::{MemberType, PlainType};
pub use messages::{MESSAGES, Message};
pub use sections::Docs;
pub use shape::{
    BodyMember, BodyShape, BodyValue, Constant, Fact, ShapeErrors, ShapeHead, ShapeItem, Spread, parse_shapes,
};
pub use suggest::{close, closest};
pub use template::{Piece, Placeholder, Template, TemplateError};
