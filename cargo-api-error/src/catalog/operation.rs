//! An operation of the API, as an OpenAPI document has it.

use serde::{Deserialize, Serialize};

/// An operation of the API.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Operation {
    /// `POST`
    pub method: String,
    /// `/payments/{id}`
    pub path: String,
    /// What it does, as plain text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
}
