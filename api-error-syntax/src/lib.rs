//! The attribute language of api-error. Internal and unstable: the derive and the command line pin it with `=`.
//!
//! [`ErrorEnum::from_input`] reads and checks an item, [`ErrorEnum::resolve`] applies every default.

mod argument;
mod attr;
mod case;
mod check;
mod def;
mod docs;
mod errors;
mod hash;
mod mark;
mod messages;
mod model;
mod resolve;
pub mod status;
mod suggest;
mod template;
mod tokens;
mod value;

pub use argument::{ARGUMENTS, ArgumentRule, Place};
pub use attr::{ATTRIBUTE, ContainerAttrs, FieldAttrs, Header, Message as MessageArgument, RetryAfter, VariantAttrs};
pub use case::Case;
pub use def::*;
pub use errors::{Diagnostic, Errors};
pub use hash::hash;
pub use mark::{Mark, Spanned};
pub use messages::{MESSAGES, Message};
pub use model::{ErrorEnum, Field, Style, Variant};
pub use suggest::closest;
pub use template::{Fault, Piece, Template};
