//! The codes that the runtime makes, where a service makes them a part of its contract.

use std::sync::LazyLock;

use api_error_syntax::ErrorDef;

use super::{Catalog, Entry, ErrorPath};
use crate::doc_url::DocUrl;
use crate::scan::{BuiltIn, BuiltInUse, Predicate, Scan, ScannedEnum};

/// The package of the runtime.
const RUNTIME: &str = "api-error";

/// The contracts of its types. A test of the runtime writes the file and compares it.
static TYPES: LazyLock<Vec<ErrorDef>> =
    LazyLock::new(|| serde_json::from_str(include_str!("built_in.json")).unwrap_or_default());

impl ErrorPath {
    /// Whether it is a type of the runtime.
    #[must_use]
    pub fn is_built_in(&self) -> bool {
        self.package == RUNTIME
    }
}

impl Entry {
    /// Whether only the runtime makes the code.
    #[must_use]
    pub fn is_built_in(&self) -> bool {
        !self.variants.is_empty() && self.variants.iter().all(|variant| variant.path.is_built_in())
    }

    /// Whether it is the code of a status without a name, `http_418`: a status that hardly any service answers.
    pub(crate) fn is_unnamed_status(&self) -> bool {
        self.is_built_in() && self.spec.code == format!("http_{}", self.spec.status)
    }
}

impl Catalog {
    /// Gives the codes that only the runtime makes the address that the layer of the service gives them.
    pub(crate) fn document_built_ins(&mut self, template: &DocUrl) {
        for Entry { spec, .. } in self.errors.iter_mut().filter(|entry| entry.is_built_in()) {
            spec.doc_url = Some(template.fill(&spec.code, &spec.error_type, spec.status));
        }
    }
}

/// The types of the runtime that the scanned source names, as if they were declared at the first place that names them.
pub(super) fn types(scan: &Scan) -> Vec<ScannedEnum> {
    let found = BuiltIn::ALL.into_iter().filter_map(|ty| {
        let uses: Vec<&BuiltInUse> = scan.built_ins.iter().filter(|found| found.ty == ty).collect();
        let location = uses.first()?.location.clone();
        let cfg = Predicate::one_of(uses.iter().map(|found| found.cfg.clone()));
        Some(ScannedEnum { cfg, ..ScannedEnum::not_scanned(RUNTIME, &[], location, definition(ty)?) })
    });
    found.collect()
}

/// The contract of a type of the runtime.
pub(crate) fn definition(ty: BuiltIn) -> Option<&'static ErrorDef> {
    TYPES.iter().find(|def| def.name == ty.name())
}

#[cfg(test)]
mod tests {
    use super::{BuiltIn, definition};

    #[test]
    fn the_table_has_every_type_with_its_codes() {
        let count = |ty| definition(ty).map_or(0, |def| def.variants.iter().filter_map(|it| it.spec()).count());
        assert!(count(BuiltIn::FrameworkError) >= 200);
        assert_eq!(count(BuiltIn::ValidationErrors), 1);
    }
}
