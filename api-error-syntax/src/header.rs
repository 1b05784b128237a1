//! The headers of a response: those that the source declares, and `Retry-After`.

#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

use crate::template::Template;

/// Where the value of `Retry-After` comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(rename_all = "lowercase"))]
pub enum RetryAfterDef {
    /// A fixed number of seconds.
    Seconds(u64),
    /// The value of the field with this index. The index is private to the crate, so it is not serialized.
    Field(#[cfg_attr(feature = "serde", serde(skip))] usize),
}

/// One declared response header.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct HeaderDef {
    /// The field name as written.
    pub name: String,
    /// The value. `None` in a lock, and in a catalog where the variants that share the code differ.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub value: Option<Template>,
    /// Whether every response with this code has it.
    pub required: bool,
}
