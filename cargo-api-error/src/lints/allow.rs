//! `allow(lint, reason = "..")` in the source: what it silences, and whether it still does.

use std::collections::BTreeSet;

use super::{BASE, Hit, Lint, Site, Subject, get};
use crate::{levels, suggest};

pub(super) const LINTS: &[Lint] = &[
    Lint {
        id: UNUSED_ALLOW,
        summary: "an `allow` in the source silences nothing",
        message: "`allow({name})` silences nothing here",
        help: "remove it",
        why: "It would silence the next fault of that kind.",
        ..BASE
    },
    Lint {
        id: UNKNOWN_ALLOW,
        summary: "an `allow` in the source names no lint",
        message: "`allow({name})` names no lint{old}",
        help: "`cargo api-error rules` lists them; a compatibility rule is accepted with `cargo api-error accept`",
        why: "It silences nothing, whatever its author believed.",
        ..BASE
    },
];

pub(super) const UNUSED_ALLOW: &str = "unused-allow";
pub(super) const UNKNOWN_ALLOW: &str = "unknown-allow";

/// Whether an `allow` at the variant or at its type silences a lint there; what it silenced is noted in `used`.
pub(super) fn silenced(subject: &Subject<'_>, lint: &str, site: Site, used: &mut BTreeSet<(Site, String)>) -> bool {
    let Some(item) = subject.scan.enums.get(site.item) else { return false };
    let names = |allows: &[api_error_syntax::Allow]| allows.iter().any(|allow| allow.rule == lint);
    if item.def.variants.get(site.variant).is_some_and(|variant| names(&variant.allows)) {
        used.insert((site, lint.to_owned()));
        return true;
    }
    if names(&item.def.allows) {
        used.insert((container(site.item), lint.to_owned()));
        return true;
    }
    false
}

/// The `allow`s that silenced nothing, and those that name no lint, with the id of the lint that reports them.
pub(super) fn leftover(subject: &Subject<'_>, used: &BTreeSet<(Site, String)>) -> Vec<(&'static str, Hit)> {
    let mut hits = Vec::new();
    for (at, item) in subject.scan.enums.iter().enumerate() {
        let of_type = item.def.allows.iter().map(|allow| (container(at), allow));
        let variants = item.def.variants.iter().enumerate();
        let of_variants = variants.flat_map(|(inner, variant)| {
            variant.allows.iter().map(move |allow| (Site { item: at, variant: inner }, allow))
        });
        for (site, allow) in of_type.chain(of_variants) {
            let hit = |old: String| Hit {
                site,
                code: String::new(),
                name: allow.rule.clone(),
                old,
                new: String::new(),
                other: None,
            };
            if get(&allow.rule).is_none() {
                let closest = suggest::closest(&allow.rule, levels::ids());
                let meant = closest.map(|id| format!(", did you mean `{id}`")).unwrap_or_default();
                hits.push((UNKNOWN_ALLOW, hit(meant)));
            } else if !used.contains(&(site, allow.rule.clone())) {
                hits.push((UNUSED_ALLOW, hit(String::new())));
            }
        }
    }
    hits
}

fn container(item: usize) -> Site {
    Site { item, variant: usize::MAX }
}
