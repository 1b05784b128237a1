//! The result of a scan: the interface between the scanner and everything that reads its result.

use api_error_syntax::{BodyShape, ErrorDef, Forward, SpecDef, VariantDef, VariantKind};

use super::built_in::BuiltInUse;
use super::cfg::Predicate;
use crate::location::Location;
use crate::rule_id::RuleId;

/// The error types of the selected packages, and what could not be understood.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    /// Sorted by package, then path, then location.
    pub enums: Vec<ScannedEnum>,
    /// The bodies that `shape!` declares; sorted by package, then path, then location.
    pub shapes: Vec<ScannedShape>,
    /// Where catalogs and transparent variants name types of the runtime; sorted by type, then location.
    pub built_ins: Vec<BuiltInUse>,
    /// What the scanner saw and could not turn into an error type; sorted by location.
    pub findings: Vec<ScanFinding>,
    /// The places where types may be that only the compiler sees; sorted.
    pub hidden: Vec<Hidden>,
    /// How many files the module graph has.
    pub files: usize,
}

impl Scan {
    /// Restores the order of the types.
    pub(crate) fn sort(&mut self) {
        self.enums.sort_by(|a, b| {
            (&a.package, &a.module, &a.def.name, &a.location).cmp(&(&b.package, &b.module, &b.def.name, &b.location))
        });
    }
}

/// One error enum (or struct) with its place in the workspace.
#[derive(Clone, Debug)]
pub struct ScannedEnum {
    /// The package's name.
    pub package: String,
    /// The targets whose module graph contains it: `lib`, `bin:NAME`.
    pub targets: Vec<String>,
    /// The modules inside the crate; `{fn f}` and `{impl T}` are segments too.
    pub module: Vec<String>,
    /// Where the type's name is.
    pub location: Location,
    /// The condition under which it exists.
    pub cfg: Predicate,
    /// The contract, with the type's name.
    pub def: ErrorDef,
    /// One per variant of `def`, in the same order.
    pub variants: Vec<VariantSite>,
}

impl ScannedEnum {
    /// The path inside the crate: `errors::PaymentError`.
    pub fn path(&self) -> String {
        self.module.iter().chain([&self.def.name]).map(String::as_str).collect::<Vec<_>>().join("::")
    }

    /// The variants with a contract of their own, each with its place.
    pub(crate) fn specs(&self) -> impl Iterator<Item = (&VariantDef, &VariantSite, &SpecDef)> {
        let variants = self.def.variants.iter().zip(&self.variants);
        variants.filter_map(|(variant, site)| Some((variant, site, variant.spec()?)))
    }

    /// The variants that forward to other types, each with its place.
    pub(crate) fn forwards(&self) -> impl Iterator<Item = (&VariantDef, &VariantSite, &Forward)> {
        self.def.variants.iter().zip(&self.variants).filter_map(|(variant, site)| match &variant.kind {
            VariantKind::Transparent(forward) => Some((variant, site, forward)),
            VariantKind::Spec(_) => None,
        })
    }

    /// The condition under which a build has a variant.
    pub(crate) fn cfg_of(&self, variant: &VariantSite) -> Predicate {
        self.cfg.clone().and(variant.cfg.clone())
    }

    /// A type that was not scanned, with all of its variants at one place. Its codes count as written: nobody can write them.
    pub(crate) fn not_scanned(package: &str, module: &[String], location: Location, def: &ErrorDef) -> Self {
        let mut def = def.clone();
        for variant in &mut def.variants {
            if let VariantKind::Spec(spec) = &mut variant.kind {
                spec.code_written = true;
            }
        }
        let site = VariantSite { location: location.clone(), cfg: Predicate::True };
        let variants = vec![site; def.variants.len()];
        let (package, targets, module) = (package.to_owned(), Vec::new(), module.to_vec());
        Self { package, targets, module, location, cfg: Predicate::True, def, variants }
    }
}

/// A body that `shape!` declares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScannedShape {
    /// The package's name.
    pub package: String,
    /// The modules inside the crate.
    pub module: Vec<String>,
    /// The name of the static.
    pub name: String,
    /// Where the name is.
    pub location: Location,
    /// The body.
    pub shape: BodyShape,
}

impl ScannedShape {
    /// The path inside the crate: `errors::BODY`.
    #[must_use]
    pub fn path(&self) -> String {
        self.module.iter().chain([&self.name]).map(String::as_str).collect::<Vec<_>>().join("::")
    }

    /// Whether a person may mean it by a name or a path: `BODY`, `errors::BODY`.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        let path = self.path();
        path == name || path.strip_suffix(name).is_some_and(|rest| rest.ends_with("::"))
    }
}

/// Where a variant is.
#[derive(Clone, Debug)]
pub struct VariantSite {
    /// Where the variant's name is.
    pub location: Location,
    /// The variant's own predicate, without that of the type.
    pub cfg: Predicate,
}

/// A place where something that only a build can see into may make error types.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hidden {
    /// The package's name.
    pub package: String,
    /// The target whose module graph contains it.
    pub target: String,
    /// The modules inside the crate; none for the root.
    pub module: Vec<String>,
    /// The condition under which it is part of a build.
    pub cfg: Predicate,
    /// The lines on which its types begin for the compiler; `None` if they are in another file.
    pub lines: Option<(usize, usize)>,
    /// Where the macro invocation, include or attribute is.
    pub location: Location,
}

/// Something that may contain an error type, and that the scanner cannot read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScanFinding {
    /// `macro-generated`, `unresolved`, `same-file-twice`, ..
    pub rule: RuleId,
    /// Where.
    pub location: Location,
    /// The fact.
    pub message: String,
    /// How to fix it.
    pub help: Option<String>,
}

impl ScanFinding {
    pub(crate) fn unresolved(location: Location, message: String, help: &str) -> Self {
        Self { rule: RuleId::Unresolved, location, message, help: Some(help.to_owned()) }
    }
}
