//! A member of `details`: its name, its type and what it means.

#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

use crate::json_type::JsonType;
use crate::member_type::MemberType;

/// One field that the body shows under `details`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct DetailDef {
    /// The member's name.
    pub name: String,
    /// Its type in JSON, as far as its Rust type shows.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub ty: JsonType,
    /// `json = ".."`: its type in JSON, whatever its Rust type shows.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub json: Option<MemberType>,
    /// The doc comment of the field; `None` in a lock.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub description: Option<String>,
    /// Whether the member is always present and never null.
    pub required: bool,
    /// The index of the field in its variant.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub field: usize,
}

impl DetailDef {
    /// The JSON type that readers are told.
    #[must_use]
    pub fn member_type(&self) -> MemberType {
        self.json.clone().unwrap_or_else(|| MemberType::from(&self.ty))
    }
}
