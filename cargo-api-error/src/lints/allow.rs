//! `allow(lint, reason = "..")` in the source: what it silences, and whether it still does.

use std::collections::BTreeSet;

use api_error_syntax::Allow;

use super::{Hit, Lint, Site, Subject, get};
use crate::finding::Level;
use crate::rule_id::RuleId;
use crate::values::Values;

pub(super) const LINTS: &[Lint] = &[
    Lint::elsewhere(RuleId::UnusedAllow, Level::Warning)
        .summary("an `allow` in the source silences nothing")
        .message("`allow({lint})` silences nothing here")
        .help("remove it")
        .why("It would silence a future finding."),
    Lint::elsewhere(RuleId::UnknownAllow, Level::Warning)
        .summary("an `allow` in the source does not name a lint")
        .message("`allow({lint})` does not name a lint{suggestion}")
        .help("`cargo api-error rules` lists the lints; use `cargo api-error accept` for a compatibility rule")
        .why("It has no effect."),
];

/// Whether an `allow` at the variant or at its type silences a lint there; what it silenced is noted in `used`.
pub(super) fn silenced(subject: &Subject<'_>, lint: RuleId, site: Site, used: &mut BTreeSet<(Site, RuleId)>) -> bool {
    let (Site::Type(at) | Site::Variant(at, _)) = site;
    let Some(item) = subject.scan.enums.get(at) else { return false };
    let names = |allows: &[Allow]| allows.iter().any(|allow| allow.rule == lint.as_str());
    let own = match site {
        Site::Variant(_, inner) => item.def.variants.get(inner).is_some_and(|variant| names(&variant.allows)),
        Site::Type(_) => false,
    };
    let silencing = if own { Some(site) } else { names(&item.def.allows).then_some(Site::Type(at)) };
    used.extend(silencing.map(|site| (site, lint)));
    silencing.is_some()
}

/// The `allow`s that silenced nothing, and those that name no lint, with the lint that reports them.
pub(super) fn leftover(subject: &Subject<'_>, used: &BTreeSet<(Site, RuleId)>) -> Vec<(RuleId, Hit)> {
    let mut hits = Vec::new();
    for (at, item) in subject.scan.enums.iter().enumerate() {
        let of_type = item.def.allows.iter().map(|allow| (Site::Type(at), allow));
        let variants = item.def.variants.iter().enumerate();
        let of_variants = variants
            .flat_map(|(inner, variant)| variant.allows.iter().map(move |allow| (Site::Variant(at, inner), allow)));
        for (site, allow) in of_type.chain(of_variants) {
            let hit = Hit { site, code: None, values: Values::default().with("lint", &allow.rule), other: None };
            match allow.rule.parse::<RuleId>() {
                Ok(id) if get(id).is_some() => {
                    if !used.contains(&(site, id)) {
                        hits.push((RuleId::UnusedAllow, hit));
                    }
                }
                unknown => {
                    let closest = unknown.err().and_then(|unknown| unknown.closest);
                    let suggestion = closest.map(|id| format!(", did you mean `{id}`")).unwrap_or_default();
                    hits.push((RuleId::UnknownAllow, hit.with("suggestion", suggestion)));
                }
            }
        }
    }
    hits
}
