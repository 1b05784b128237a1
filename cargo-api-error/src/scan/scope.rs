//! Where an item is.

use std::sync::Arc;

use super::cfg::Predicate;

/// The place of something in its crate.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scope {
    /// The enclosing modules, functions and impls.
    pub(crate) module: Vec<String>,
    /// The condition under which it exists, including its own `cfg`.
    pub(crate) cfg: Predicate,
    /// The macro whose body or input contains it or names its file. Only a build knows whether it exists.
    pub(crate) in_macro: Option<Arc<str>>,
}

impl Scope {
    /// Whether every build has it.
    pub(crate) fn is_certain(&self) -> bool {
        self.cfg == Predicate::True && self.in_macro.is_none()
    }
}
