//! The history of codes: what each release changed, by the rules, and the words for it.

use std::collections::BTreeMap;

use api_error_syntax::Template;

use crate::catalog::{Catalog, Entry, Event, Tombstone};
use crate::comparison::Context;
use crate::diff;
use crate::rule_id::RuleId;
use crate::rules::{self, Area, Detected};

/// The areas of the events of a release, from what customers most need to know. The others come last.
const BY_WEIGHT: [Area; 8] =
    [Area::Code, Area::Status, Area::Type, Area::Retry, Area::Lifecycle, Area::Param, Area::Detail, Area::Header];

/// Gives the codes the histories that they had in the last release.
pub(crate) fn inherit(catalog: &mut Catalog, last: &Catalog) {
    for (code, history) in histories(catalog) {
        let living = last.get(code).map(|entry| &entry.history);
        let known = living.or_else(|| last.tombstone(code).map(|stone| &stone.history));
        *history = known.cloned().unwrap_or_default();
    }
}

/// The same, with what a new release changes. The release that has no earlier one changes nothing.
pub(crate) fn record(catalog: &mut Catalog, last: &Catalog, release: &str) {
    let mut events = events(last, catalog, release);
    inherit(catalog, last);
    for (code, history) in histories(catalog) {
        history.splice(..0, events.remove(code).unwrap_or_default());
    }
}

fn histories(catalog: &mut Catalog) -> impl Iterator<Item = (&str, &mut Vec<Event>)> {
    let living = catalog.errors.iter_mut().map(|Entry { spec, history, .. }| (spec.code.as_str(), history));
    living.chain(catalog.tombstones.iter_mut().map(|Tombstone { code, history, .. }| (code.as_str(), history)))
}

/// The events of each code from one release to the next.
fn events(last: &Catalog, next: &Catalog, release: &str) -> BTreeMap<String, Vec<Event>> {
    // Without a clock: whether a sunset has passed is nothing to the history.
    let mut found = diff::changes(last, next, &Context::default());
    found.sort_by_key(|it| BY_WEIGHT.iter().position(|area| *area == it.rule.area).unwrap_or(BY_WEIGHT.len()));
    let of_names = found.iter().filter(|it| it.rule.id == RuleId::ErrorRenamed);
    let renamed: BTreeMap<&str, &str> = of_names.filter_map(from_to).collect();
    let mut events: BTreeMap<String, Vec<Event>> = BTreeMap::new();
    for detected in &found {
        let event = event(detected, release);
        if words(&event).is_none() {
            continue;
        }
        let becomes = matches!(detected.rule.id, RuleId::ErrorRenamed | RuleId::VariantCodeChanged);
        let code = detected.change.code.as_deref();
        let other =
            if becomes { from_to(detected).map(|(_, new)| new) } else { code.and_then(|it| renamed.get(it).copied()) };
        for code in code.into_iter().chain(other) {
            let of_code = events.entry(code.to_owned()).or_default();
            if !of_code.contains(&event) {
                of_code.push(event.clone());
            }
        }
    }
    events
}

fn from_to(detected: &Detected) -> Option<(&str, &str)> {
    detected.change.old.as_deref().zip(detected.change.new.as_deref())
}

/// The change with the values that its words name.
fn event(detected: &Detected, release: &str) -> Event {
    let (rule, values) = (detected.rule, detected.values());
    let partial = detected.change.within.is_some();
    let parts = rule.history.iter().filter_map(|part| Template::parse((*part).to_owned()).ok());
    let known = parts.flat_map(|part| {
        let of_part = part.names().into_iter().filter_map(|name| Some((name.to_owned(), values.get(name)?.to_owned())));
        of_part.collect::<Vec<_>>()
    });
    Event { release: release.to_owned(), rule: rule.id, partial, values: known.collect() }
}

/// What to tell the customers of the API about an event, in Markdown; nothing if it is nothing to them.
pub(crate) fn words(event: &Event) -> Option<String> {
    let mut parts = rules::get(event.rule)?.history.iter().map(|part| filled(part, &event.values));
    let first = parts.next()??;
    let scope = if event.partial { "in some cases, " } else { "" };
    Some(parts.flatten().fold(format!("{scope}{first}"), |said, part| said + &part))
}

/// The text, if there is every value that it names.
fn filled(part: &str, values: &BTreeMap<String, String>) -> Option<String> {
    let template = Template::parse(part.to_owned()).ok()?;
    let complete = template.names().iter().all(|name| values.contains_key(*name));
    complete.then(|| template.fill(|placeholder| values.get(&placeholder.name).cloned().unwrap_or_default()))
}
