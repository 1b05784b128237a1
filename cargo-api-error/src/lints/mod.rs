//! Lints as data: what a catalog should not contain, whatever it was before.

mod allow;
mod codes;
mod gate;
mod lifecycle;
mod message;
mod prose;
mod retry;
mod run;
mod scan;
mod verify;

use std::collections::BTreeSet;

use api_error_syntax::{SpecDef, VariantDef, VariantKind};

use crate::catalog::Catalog;
use crate::finding::Level;
use crate::rules::RULE_SET;
use crate::scan::{Scan, ScannedEnum};

pub use codes::Style;
pub(crate) use gate::{
    EXPIRED_ACCEPTANCE, LOCK_STALE, NO_MERGE_BASE, RELEASED_LOCK_REMOVED, UNSELECTED_CODES, UNUSED_ACCEPTANCE,
};
pub(crate) use run::simple;
pub use run::{integrity, run};
pub(crate) use verify::{COMPILED_ONLY, UNBUILT, UNSEEN};

const ERROR: Level = Level::Breaking;
const WARN: Level = Level::Warning;

/// One lint.
#[derive(Clone, Copy, Debug)]
pub struct Lint {
    /// Stable, in kebab-case.
    pub id: &'static str,
    /// The rule set that introduced it.
    pub since: &'static str,
    /// How much it matters.
    pub level: Level,
    /// Whether a catalog with such a finding is not whole, so that nothing is written from it.
    pub integrity: bool,
    /// What the lint finds, for lists.
    pub summary: &'static str,
    /// The finding's text; `{code}`, `{name}`, `{old}` and `{new}` are filled in.
    pub message: &'static str,
    /// The way out.
    pub help: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// What looks for it; `None` when the scanner or the gate reports it.
    check: Option<fn(&Subject<'_>) -> Vec<Hit>>,
}

/// What most lints have in common; a table row overrides the rest.
const BASE: Lint = Lint {
    id: "",
    since: RULE_SET,
    level: WARN,
    integrity: false,
    summary: "",
    message: "",
    help: "",
    why: "",
    check: None,
};

/// What a lint looks at.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// Every variant with its place.
    pub scan: &'a Scan,
    /// The catalog of that scan, with the tombstones of the lock.
    pub catalog: &'a Catalog,
    /// The style that codes must have.
    pub style: Option<Style>,
    /// The names of the hand-written pages, without extension, where the team has such pages.
    pub pages: Option<&'a BTreeSet<String>>,
}

/// Where a lint found something: indices into the scan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Site {
    item: usize,
    variant: usize,
}

/// What a lint found.
#[derive(Clone, Debug)]
struct Hit {
    site: Site,
    code: String,
    name: String,
    old: String,
    new: String,
    /// Another place that belongs to it.
    other: Option<Site>,
}

/// A variant with a spec of its own.
#[derive(Clone, Copy)]
struct Declared<'a> {
    site: Site,
    item: &'a ScannedEnum,
    variant: &'a VariantDef,
    spec: &'a SpecDef,
}

impl Declared<'_> {
    fn hit(&self) -> Hit {
        Hit {
            site: self.site,
            code: self.spec.code.clone(),
            name: String::new(),
            old: String::new(),
            new: String::new(),
            other: None,
        }
    }

    fn hit_name(&self, name: impl Into<String>) -> Hit {
        Hit { name: name.into(), ..self.hit() }
    }
}

impl<'a> Subject<'a> {
    fn specs(&self) -> impl Iterator<Item = Declared<'a>> + use<'a> {
        self.scan.enums.iter().enumerate().flat_map(|(at, item)| {
            item.def.variants.iter().enumerate().filter_map(move |(inner, variant)| match &variant.kind {
                VariantKind::Spec(spec) => {
                    Some(Declared { site: Site { item: at, variant: inner }, item, variant, spec })
                }
                VariantKind::Transparent { .. } => None,
            })
        })
    }

    /// The first variant of each code, for lints about a code and not about a variant.
    fn codes(&self) -> impl Iterator<Item = Declared<'a>> + use<'a> {
        let mut seen = BTreeSet::new();
        self.specs().filter(move |it| seen.insert(it.spec.code.as_str()))
    }
}

/// All lints, by topic.
pub fn all() -> impl Iterator<Item = &'static Lint> {
    let topics = [
        scan::LINTS,
        codes::LINTS,
        prose::LINTS,
        message::LINTS,
        retry::LINTS,
        lifecycle::LINTS,
        allow::LINTS,
        gate::LINTS,
        verify::LINTS,
    ];
    topics.into_iter().flatten()
}

/// The lint with an id.
#[must_use]
pub fn get(id: &str) -> Option<&'static Lint> {
    all().find(|lint| lint.id == id)
}
