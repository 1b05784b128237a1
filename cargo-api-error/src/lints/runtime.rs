//! Lints about the codes that the runtime makes, where they meet those of the service.

use api_error_syntax::SpecDef;

use super::{Declared, Hit, Lint, Subject};
use crate::catalog::{built_in, is_same_code};
use crate::finding::Level;
use crate::rule_id::RuleId;
use crate::scan::BuiltInUse;

pub(super) const LINTS: &[Lint] = &[Lint::new(RuleId::RuntimeCodeMismatch, Level::Error, runtime_code_mismatch)
    .summary("a code that the runtime makes has another status or type in the service")
    .message("code `{code}` has {own} here, and {runtime} in `{variant}` of api-error")
    .help("change the code, or give it {runtime}: then both are one code")
    .why("Clients expect one status and type for a code. `catalog!` does not compile with both.")
    .integrity()];

/// Every code of the runtime types that the source names: its variant, its contract, and the place that names the type.
pub(super) fn of_runtime<'a>(subject: &Subject<'a>) -> impl Iterator<Item = (String, &'a SpecDef, &'a BuiltInUse)> {
    let mut uses: Vec<&BuiltInUse> = subject.scan.built_ins.iter().collect();
    uses.dedup_by_key(|found| found.ty);
    uses.into_iter().filter_map(|found| Some((found, built_in(found.ty)?))).flat_map(|(found, def)| {
        def.variants.iter().filter_map(move |variant| {
            let name =
                if variant.name == def.name { def.name.clone() } else { format!("{}::{}", def.name, variant.name) };
            Some((name, variant.spec()?, found))
        })
    })
}

fn runtime_code_mismatch(subject: &Subject<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (variant, spec, found) in of_runtime(subject) {
        let differs = |it: &Declared<'_>| it.spec.code == spec.code && !is_same_code(it.spec, spec);
        hits.extend(subject.specs().filter(differs).map(|it| {
            let hit = it.hit().with("own", facts(it.spec)).with("runtime", facts(spec)).with("variant", &variant);
            hit.beside(&found.location)
        }));
    }
    hits
}

fn facts(spec: &SpecDef) -> String {
    format!("status {} and type `{}`", spec.status, spec.error_type)
}
