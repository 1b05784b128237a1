//! What a lint looks at, and what it found there.

use std::collections::BTreeSet;
use std::fmt::Display;

use api_error_syntax::{SpecDef, VariantDef};

use super::CodeStyle;
use crate::catalog::Catalog;
use crate::finding::Values;
use crate::rule_id::RuleId;
use crate::scan::{Location, Predicate, Scan, ScannedEnum};

/// What a lint looks at.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// Every variant with its place.
    pub scan: &'a Scan,
    /// The catalog of that scan, with the tombstones of the lock.
    pub catalog: &'a Catalog,
    /// The style that codes must have.
    pub style: Option<CodeStyle>,
    /// The names of the hand-written pages, without extension, where the team has such pages.
    pub pages: Option<&'a BTreeSet<String>>,
}

/// A type or one of its variants, by index into the scan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Site {
    pub(super) item: usize,
    /// None for the type itself.
    pub(super) variant: Option<usize>,
}

/// The `allow`s that silenced a lint, by where they are.
pub(super) type Allows = BTreeSet<(Site, RuleId)>;

/// What a lint found.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    pub(super) site: Site,
    /// The code it is about.
    pub(super) code: Option<String>,
    /// What the lint's texts name besides the code.
    pub(super) values: Values,
    /// Another place that belongs to it.
    pub(super) other: Option<Site>,
    pub(super) notes: Vec<String>,
}

impl Hit {
    pub(super) fn at(site: Site) -> Self {
        Self { site, code: None, values: Values::new(), other: None, notes: Vec::new() }
    }

    /// The same with a value that the lint's texts name.
    pub(super) fn with(mut self, name: &'static str, value: impl Display) -> Self {
        self.values.insert(name, value.to_string());
        self
    }
}

/// A variant with a spec of its own.
#[derive(Clone, Copy)]
pub(super) struct Declared<'a> {
    pub(super) site: Site,
    item: &'a ScannedEnum,
    pub(super) variant: &'a VariantDef,
    pub(super) spec: &'a SpecDef,
}

impl Declared<'_> {
    pub(super) fn hit(&self) -> Hit {
        Hit { code: Some(self.spec.code.clone()), ..Hit::at(self.site) }
    }

    /// The builds that have it.
    pub(super) fn cfg(&self) -> Predicate {
        let own = self.site.variant.and_then(|variant| self.item.variants.get(variant));
        self.item.cfg.clone().and(own.map(|own| own.cfg.clone()).unwrap_or_default())
    }
}

impl<'a> Subject<'a> {
    pub(super) fn specs(&self) -> impl Iterator<Item = Declared<'a>> + use<'a> {
        self.scan.enums.iter().enumerate().flat_map(|(at, item)| {
            item.def.variants.iter().enumerate().filter_map(move |(inner, variant)| {
                let site = Site { item: at, variant: Some(inner) };
                Some(Declared { site, item, variant, spec: variant.spec()? })
            })
        })
    }

    /// The first variant of each code, for lints about a code and not about a variant.
    pub(super) fn codes(&self) -> impl Iterator<Item = Declared<'a>> + use<'a> {
        let mut seen = BTreeSet::new();
        self.specs().filter(move |it| seen.insert(it.spec.code.as_str()))
    }

    pub(super) fn location(&self, site: Site) -> Location {
        let Some(item) = self.scan.enums.get(site.item) else {
            return Location { file: String::new(), line: 1, column: 1 };
        };
        let variant = site.variant.and_then(|variant| item.variants.get(variant));
        variant.map_or(&item.location, |variant| &variant.location).clone()
    }
}
