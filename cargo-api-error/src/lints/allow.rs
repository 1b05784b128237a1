//! `allow(lint, reason = "..")` in the source: what it silences, and whether it silences anything.

use api_error_syntax::Allow;

use super::lint::{BASE, Check, Lint};
use super::subject::{Allows, Hit, Site, Subject};
use crate::rule_id::RuleId;

pub(super) const LINTS: &[Lint] = &[
    Lint {
        id: RuleId::UnusedAllow,
        summary: "an `allow` in the source silences nothing",
        message: "`allow({lint})` silences nothing here",
        help: "remove it",
        why: "It would silence the next finding of that lint.",
        check: Check::Allows(unused),
        ..BASE
    },
    Lint {
        id: RuleId::UnknownAllow,
        summary: "an `allow` in the source does not name a lint",
        message: "`allow({lint})` does not name a lint",
        help: "`cargo api-error rules` lists them; to accept a change that breaks a rule, use `cargo api-error accept`",
        why: "It silences nothing, whatever its author expects.",
        check: Check::Allows(|subject, _| unknown(subject)),
        ..BASE
    },
];

/// Whether an `allow` at the variant or at its type silences a lint there; `used` remembers which did.
pub(super) fn silenced(subject: &Subject<'_>, lint: RuleId, site: Site, used: &mut Allows) -> bool {
    let Some(item) = subject.scan.enums.get(site.item) else { return false };
    let variant = site.variant.and_then(|variant| item.def.variants.get(variant));
    let of_variant = variant.map(|variant| (site, &variant.allows));
    let places = of_variant.into_iter().chain([(Site { variant: None, ..site }, &item.def.allows)]);
    let place = places.into_iter().find(|(_, allows)| allows.iter().any(|allow| allow.rule == lint.as_str()));
    place.is_some_and(|(site, _)| {
        used.insert((site, lint));
        true
    })
}

fn unused(subject: &Subject<'_>, used: &Allows) -> Vec<Hit> {
    let idle = |(site, allow): &(Site, &Allow)| lint(allow).is_some_and(|lint| !used.contains(&(*site, lint)));
    allows(subject).filter(idle).map(|(site, allow)| Hit::at(site).with("lint", &allow.rule)).collect()
}

fn unknown(subject: &Subject<'_>) -> Vec<Hit> {
    let hit = |(site, allow): (Site, &Allow)| {
        let meant = RuleId::closest(&allow.rule).map(|id| format!("did you mean `{id}`"));
        Hit { notes: meant.into_iter().collect(), ..Hit::at(site).with("lint", &allow.rule) }
    };
    allows(subject).filter(|(_, allow)| lint(allow).is_none()).map(hit).collect()
}

/// The lint that it names, if it names one and not a rule.
fn lint(allow: &Allow) -> Option<RuleId> {
    allow.rule.parse().ok().filter(|id: &RuleId| !id.is_rule())
}

fn allows<'a>(subject: &Subject<'a>) -> impl Iterator<Item = (Site, &'a Allow)> {
    subject.scan.enums.iter().enumerate().flat_map(|(at, item)| {
        let site = move |variant| Site { item: at, variant };
        let of_variants = item
            .def
            .variants
            .iter()
            .enumerate()
            .flat_map(move |(inner, variant)| variant.allows.iter().map(move |allow| (site(Some(inner)), allow)));
        item.def.allows.iter().map(move |allow| (site(None), allow)).chain(of_variants)
    })
}
