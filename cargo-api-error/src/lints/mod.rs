//! The lints as data: what a catalog should not contain, whatever it contained before.

mod allow;
mod codes;
mod gate;
mod lifecycle;
mod merge;
mod message;
mod prose;
mod retry;
mod run;
mod runtime;
mod scan;
mod verify;

use std::collections::BTreeSet;
use std::fmt::Display;

use api_error_syntax::{SpecDef, VariantDef};

use crate::catalog::Catalog;
use crate::finding::Level;
use crate::location::Location;
use crate::rule_id::RuleId;
use crate::rules::{RULE_SET, Texts, text_setters};
use crate::scan::{Scan, ScannedEnum, VariantSite};
use crate::values::Values;

pub use codes::Style;
pub(crate) use run::about;
pub use run::{integrity, run};

/// One lint.
#[derive(Clone, Copy, Debug)]
pub struct Lint {
    /// Its name.
    pub id: RuleId,
    /// The rule set that introduced it.
    pub since: &'static str,
    /// How much it matters.
    pub level: Level,
    /// A case in which another level applies.
    pub exception: Option<Exception>,
    /// Whether a catalog with such a finding is incomplete, so that no file is written from it.
    pub integrity: bool,
    /// Its texts.
    pub texts: Texts,
    check: Check,
}

/// A case in which a lint has another level.
#[derive(Clone, Copy, Debug)]
pub struct Exception {
    /// The case, for the page of the lints.
    pub case: &'static str,
    /// The level in that case.
    pub level: Level,
    holds: fn(&Subject<'_>) -> bool,
}

/// How it is found.
#[derive(Clone, Copy, Debug)]
enum Check {
    /// By a function over the contract.
    Contract(fn(&Subject<'_>) -> Vec<Hit>),
    /// By a function over the `allow`s of the source, and those that silenced something.
    Allows(fn(&Subject<'_>, &allow::Silenced) -> Vec<Hit>),
    /// By the scanner, the gate or `verify`.
    Elsewhere,
}

impl Lint {
    const fn new(id: RuleId, level: Level, check: fn(&Subject<'_>) -> Vec<Hit>) -> Self {
        Self::of(id, level, Check::Contract(check))
    }

    const fn elsewhere(id: RuleId, level: Level) -> Self {
        Self::of(id, level, Check::Elsewhere)
    }

    const fn of(id: RuleId, level: Level, check: Check) -> Self {
        Self { id, since: RULE_SET, level, exception: None, integrity: false, texts: Texts::NONE, check }
    }

    text_setters!();

    const fn integrity(self) -> Self {
        Self { integrity: true, ..self }
    }

    const fn except(self, case: &'static str, level: Level, holds: fn(&Subject<'_>) -> bool) -> Self {
        Self { exception: Some(Exception { case, level, holds }), ..self }
    }

    fn level_in(&self, subject: &Subject<'_>) -> Level {
        self.exception.filter(|exception| (exception.holds)(subject)).map_or(self.level, |exception| exception.level)
    }

    /// Whether an `allow` in the source can silence it.
    pub fn is_of_source(&self) -> bool {
        matches!(self.check, Check::Contract(_))
    }
}

/// The input of a lint.
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
    /// Whether there is a lock, which notices that a code changes.
    pub locked: bool,
}

/// Where a lint found something, by the position in the scan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Site {
    Type(usize),
    Variant(usize, usize),
}

/// What a lint found.
#[derive(Clone, Debug)]
struct Hit {
    site: Site,
    location: Location,
    code: Option<String>,
    values: Values,
    /// Another place that belongs to it.
    other: Option<Location>,
}

impl Hit {
    fn with(self, name: &'static str, value: impl Display) -> Self {
        Self { values: self.values.with(name, value), ..self }
    }

    fn beside(self, other: &Location) -> Self {
        Self { other: Some(other.clone()), ..self }
    }
}

/// A variant with its own spec.
#[derive(Clone, Copy)]
struct Declared<'a> {
    site: Site,
    item: &'a ScannedEnum,
    place: &'a VariantSite,
    variant: &'a VariantDef,
    spec: &'a SpecDef,
}

impl Declared<'_> {
    fn hit(&self) -> Hit {
        let (location, code) = (self.place.location.clone(), Some(self.spec.code.clone()));
        Hit { site: self.site, location, code, values: Values::default(), other: None }
    }
}

impl<'a> Subject<'a> {
    fn specs(&self) -> impl Iterator<Item = Declared<'a>> + use<'a> {
        self.scan.enums.iter().enumerate().flat_map(|(at, item)| {
            let variants = item.def.variants.iter().zip(&item.variants).enumerate();
            variants.filter_map(move |(inner, (variant, place))| {
                Some(Declared { site: Site::Variant(at, inner), item, place, variant, spec: variant.spec()? })
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
        runtime::LINTS,
        prose::LINTS,
        message::LINTS,
        retry::LINTS,
        lifecycle::LINTS,
        allow::LINTS,
        gate::LINTS,
        verify::LINTS,
        merge::LINTS,
    ];
    topics.into_iter().flatten()
}

/// The lint with an id; `None` for the id of a rule.
pub fn get(id: RuleId) -> Option<&'static Lint> {
    all().find(|lint| lint.id == id)
}
