//! The attribute: which arguments exist, how their values are read, and what they mean.

mod argument;
mod attrs;
mod code;
mod header;
mod lifecycle;
mod message;
mod parse;
mod table;
mod url;
mod value;

pub use argument::{ArgumentRule, Place};
pub use attrs::CodesHead;
pub(crate) use attrs::{ContainerAttrs, FieldAttrs, Header, Message, RetryAfter, VariantAttrs};
pub(crate) use code::code_fault;
pub use parse::ATTRIBUTE;
pub use table::ARGUMENTS;
