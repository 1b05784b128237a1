//! Adds the types that the compiler made from macros to a scan.

use super::{CompiledOnly, Verification};
use crate::location::Location;
use crate::rule_id::RuleId;
use crate::scan::{Scan, ScannedEnum};

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
    let location = made.location.as_ref().or(made.explained_by.first()).cloned();
    let location = location.unwrap_or_else(|| Location::start_of("Cargo.toml"));
    let found = ScannedEnum::not_scanned(&made.package, &made.module, location, &made.item.def);
    ScannedEnum { targets: made.targets.clone(), ..found }
}
