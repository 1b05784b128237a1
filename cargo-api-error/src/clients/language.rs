//! What differs between the languages of clients.

use api_error_syntax::{DetailDef, MemberType};
use minijinja::Value;

/// A language of clients.
pub(super) struct Language {
    /// For error messages.
    pub(super) name: &'static str,
    /// The template of what depends on the catalog.
    pub(super) codes: &'static str,
    /// The rest of the module.
    pub(super) parts: &'static [&'static str],
    /// Names that no code can have.
    pub(super) reserved: &'static [&'static str],
    /// A JSON type in the language.
    pub(super) member_type: fn(&MemberType) -> String,
    /// The type of `details` in the language, from its members and their types.
    pub(super) details: fn(&[(&DetailDef, String)]) -> String,
    /// A value as an expression.
    pub(super) literal: fn(Value) -> Result<String, minijinja::Error>,
}
