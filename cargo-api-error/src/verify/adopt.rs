//! Adds the types that the compiler made from macros to a scan.

use super::{CompiledOnly, Verification};
use crate::location::Location;
use crate::rule_id::RuleId;
use crate::scan::{Predicate, Scan, ScannedEnum, VariantSite};

/// Adds the types, and removes the findings at the places that this build had, even if no type was there. The definition of a
/// macro makes nothing by itself. The finding stays if this build left the place out.
pub(crate) fn adopt(scan: &mut Scan, verification: &Verification) {
    scan.hidden.retain(|hidden| !verification.resolved.contains(&hidden.location));
    let open = |at: &Location| scan.hidden.iter().any(|hidden| hidden.location == *at);
    scan.findings.retain(|finding| match finding.rule {
        RuleId::MacroGenerated => open(&finding.location),
        RuleId::Unresolved => !verification.resolved.contains(&finding.location),
        _ => true,
    });
    scan.enums.extend(verification.compiled_only.iter().map(scanned));
    scan.sort();
}

fn scanned(made: &CompiledOnly) -> ScannedEnum {
    let nowhere = || Location { file: "Cargo.toml".to_owned(), line: 1, column: 1 };
    let location = made.location.clone().or_else(|| made.explained_by.first().cloned()).unwrap_or_else(nowhere);
    let site = VariantSite { location: location.clone(), cfg: Predicate::True };
    let mut def = made.item.def.clone();
    for variant in &mut def.variants {
        if let api_error_syntax::VariantKind::Spec(spec) = &mut variant.kind {
            // A macro always writes its codes.
            spec.code_written = true;
        }
    }
    ScannedEnum {
        package: made.package.clone(),
        targets: made.targets.clone(),
        module: made.module.clone(),
        location,
        cfg: Predicate::True,
        variants: vec![site; def.variants.len()],
        def,
    }
}
