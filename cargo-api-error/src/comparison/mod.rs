//! Pairs two contracts: types and codes that have other names, and the codes that both sides have.
//!
//! One change of the source is reported once: what is explained here is not a removal and an addition.

mod change;
mod codes;
mod emitters;
mod pairs;
mod renames;
mod status;
mod types;
mod variants;

use crate::catalog::{Catalog, Entry};

pub use change::Change;
use codes::Codes;
pub(crate) use emitters::Emitters;
pub(crate) use status::{consequences, message_follows, retry_follows, type_follows};
use types::Types;

/// What a comparison must know besides the two catalogs.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// Today, `YYYY-MM-DD`. Without it, no sunset has passed.
    pub today: Option<&'a str>,
    /// The catalogs of the last release, here and at the merge base. A deprecation counts only if one of them announced it.
    pub released: &'a [&'a Catalog],
    /// How many days in the future a new sunset must be, at least one.
    pub sunset_days: u32,
}

impl Context<'_> {
    /// Whether a code may be removed: a release announced it, and its day has come.
    pub(crate) fn is_due(&self, entry: &Entry) -> bool {
        let reached = |day: &str| self.today.is_some_and(|today| day <= today);
        self.is_announced(entry) && !self.lacks_sunset(entry) && entry.spec.sunset.as_deref().is_none_or(reached)
    }

    /// Whether a code lacks the `sunset` that `sunset-days` requires.
    pub(crate) fn lacks_sunset(&self, entry: &Entry) -> bool {
        entry.spec.sunset.is_none() && self.sunset_days > 0
    }

    /// Whether a code is deprecated, and was so in a last release, if there was one.
    pub(crate) fn is_announced(&self, entry: &Entry) -> bool {
        let deprecated = |entry: &Entry| entry.spec.deprecated.is_some();
        let in_release = |released: &&Catalog| released.get(&entry.spec.code).is_some_and(deprecated);
        deprecated(entry) && (self.released.is_empty() || self.released.iter().any(in_release))
    }
}

/// Two contracts, and how their parts belong together.
#[derive(Debug)]
pub struct Comparison<'a> {
    pub(crate) old: &'a Catalog,
    pub(crate) new: &'a Catalog,
    pub(crate) context: &'a Context<'a>,
    pub(crate) types: Types,
    pub(crate) codes: Codes<'a>,
}

impl<'a> Comparison<'a> {
    /// Pairs types, codes and variants.
    pub fn new(old: &'a Catalog, new: &'a Catalog, context: &'a Context<'a>) -> Self {
        let types = Types::pair(old, new);
        let codes = Codes::compare(old, new, &types, context);
        Self { old, new, context, types, codes }
    }
}
