//! `allow(lint, reason = "..")` in the source: what it silences, and whether it silences anything.

use std::collections::BTreeSet;

use api_error_syntax::Allow;

use super::{Check, Hit, Lint, Site, Subject};
use crate::finding::Level;
use crate::rule_id::{RuleId, UnknownRule};
use crate::rules;
use crate::values::Values;

/// The lints that an `allow` silenced, and the place of the `allow`.
pub(super) type Silenced = BTreeSet<(Site, RuleId)>;

pub(super) const LINTS: &[Lint] = &[
    Lint::of(RuleId::UnusedAllow, Level::Warning, Check::Allows(unused))
        .summary("an `allow` in the source silences nothing")
        .message("`allow({lint})` silences nothing here")
        .help("remove it")
        .why("It would silence a future finding."),
    Lint::of(RuleId::UnknownAllow, Level::Warning, Check::Allows(unknown))
        .summary("an `allow` in the source does not name a lint")
        .message("`allow({lint})` does not name a lint{suggestion}")
        .help("`cargo api-error rules` lists the lints; use `cargo api-error accept` for a compatibility rule")
        .why("It has no effect."),
];

/// Whether an `allow` at the variant or at its type silences a lint there; `used` remembers which one did.
pub(super) fn silenced(subject: &Subject<'_>, lint: RuleId, site: Site, used: &mut Silenced) -> bool {
    let (Site::Type(at) | Site::Variant(at, _)) = site;
    let silences = |place: &Site| allows(subject, *place).iter().any(|allow| allow.rule == lint.as_str());
    let silencing = [site, Site::Type(at)].into_iter().find(silences);
    used.extend(silencing.map(|place| (place, lint)));
    silencing.is_some()
}

fn unused(subject: &Subject<'_>, used: &Silenced) -> Vec<Hit> {
    let idle = |(hit, allow): &(Hit, &Allow)| lint(allow).is_ok_and(|id| !used.contains(&(hit.site, id)));
    all(subject).filter(idle).map(|(hit, _)| hit).collect()
}

fn unknown(subject: &Subject<'_>, _: &Silenced) -> Vec<Hit> {
    let unknown = all(subject).filter_map(|(hit, allow)| {
        let closest = lint(allow).err()?.and_then(|unknown| unknown.closest);
        let suggestion = closest.map(|id| format!(", did you mean `{id}`"));
        Some(hit.with("suggestion", suggestion.unwrap_or_default()))
    });
    unknown.collect()
}

/// The lint that it names; the name of a rule is an error too.
fn lint(allow: &Allow) -> Result<RuleId, Option<UnknownRule>> {
    let id: RuleId = allow.rule.parse().map_err(Some)?;
    if rules::get(id).is_some() { Err(None) } else { Ok(id) }
}

/// Every `allow` of the source, each with a hit at its place.
fn all<'a>(subject: &Subject<'a>) -> impl Iterator<Item = (Hit, &'a Allow)> {
    let subject = *subject;
    let sites = subject.scan.enums.iter().enumerate().flat_map(|(at, item)| {
        let variants = item.variants.iter().enumerate();
        let variants = variants.map(move |(inner, place)| (Site::Variant(at, inner), &place.location));
        std::iter::once((Site::Type(at), &item.location)).chain(variants)
    });
    sites.flat_map(move |(site, location)| {
        allows(&subject, site).iter().map(move |allow| {
            let values = Values::default().with("lint", &allow.rule);
            (Hit { site, location: location.clone(), code: None, values, other: None }, allow)
        })
    })
}

fn allows<'a>(subject: &Subject<'a>, site: Site) -> &'a [Allow] {
    let (Site::Type(at) | Site::Variant(at, _)) = site;
    let Some(item) = subject.scan.enums.get(at) else { return &[] };
    match site {
        Site::Type(_) => &item.def.allows,
        Site::Variant(_, inner) => item.def.variants.get(inner).map_or(&[], |variant| &variant.allows),
    }
}
