//! Joins the catalogs of several services. Domain and code together identify an error.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::catalog::{Catalog, Domain, Entry};
use crate::failure::Failure;
use crate::finding::{Finding, sorted};
use crate::levels::LevelTable;
use crate::lints;
use crate::location::Location;
use crate::rule_id::RuleId;
use crate::values::Values;

/// A catalog with its place.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its file.
    pub file: String,
    /// Its content.
    pub catalog: Catalog,
    /// The place of each code in the file.
    pub places: BTreeMap<String, Location>,
}

/// The catalogs of the domains, sorted, and what contradicts in them.
pub fn merge(parts: Vec<Part>, levels: &LevelTable) -> Result<(Vec<Catalog>, Vec<Finding>), Failure> {
    let mut domains: BTreeMap<Domain, Part> = BTreeMap::new();
    let mut findings = Vec::new();
    for part in parts {
        let domain = part.catalog.domain.clone().ok_or_else(|| {
            let failure = Failure::usage(format!("the catalog `{}` has no domain", part.file));
            failure.help("set `domain` in the `[workspace.metadata.api-error]` of its workspace, and write it again")
        })?;
        match domains.get_mut(&domain) {
            None => drop(domains.insert(domain, part)),
            Some(first) => findings.extend(first.join(part, &domain, levels)),
        }
    }
    findings.extend(mismatches(&domains, levels));
    Ok((domains.into_values().map(|part| part.catalog).collect(), sorted(findings)))
}

impl Part {
    /// Adds a catalog of the same domain, and returns what contradicts.
    fn join(&mut self, other: Self, domain: &Domain, levels: &LevelTable) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut collision = |subject: &str, differing: &[String], (first, second): (Location, Location)| {
            let values = Values::default().with("domain", domain).with("subject", subject);
            let finding = lints::about(RuleId::DomainCollision, second, &values, levels);
            let differing = (!differing.is_empty()).then(|| format!("what differs: {}", differing.join(", ")));
            findings.extend(finding.map(|finding| {
                let finding = beside(finding, &first);
                Finding { notes: differing.into_iter().chain(finding.notes).collect(), ..finding }
            }));
        };
        let (body, other_body) = (&self.catalog.body, &other.catalog.body);
        if body != other_body {
            let differing = differing_members(body, other_body);
            collision(
                "the body",
                &differing,
                (Location::start_of(self.file.as_str()), Location::start_of(other.file.as_str())),
            );
        }
        for entry in &other.catalog.errors {
            let code = &entry.spec.code;
            match self.catalog.get(code) {
                None => drop(self.places.insert(code.clone(), other.place(code))),
                Some(same) => {
                    let (same, entry) = (contract(same), contract(entry));
                    if same != entry {
                        let differing = differing_members(&same, &entry);
                        collision(&format!("the code `{code}`"), &differing, (self.place(code), other.place(code)));
                    }
                }
            }
        }
        let Catalog { groups, errors, tombstones, .. } = other.catalog;
        let mine = &mut self.catalog;
        let (errors, known): (Vec<Entry>, Vec<Entry>) =
            errors.into_iter().partition(|it| mine.get(&it.spec.code).is_none());
        let mut known: BTreeMap<String, Entry> = known.into_iter().map(|it| (it.spec.code.clone(), it)).collect();
        for entry in &mut mine.errors {
            let Some(same) = known.remove(&entry.spec.code) else { continue };
            entry.operations.extend(same.operations);
            entry.operations.sort();
            entry.operations.dedup();
            if entry.history.len() < same.history.len() {
                entry.history = same.history;
            }
        }
        let stones = tombstones.into_iter().filter(|it| mine.tombstone(&it.code).is_none());
        let stones: Vec<_> = stones.collect();
        mine.groups.extend(groups);
        mine.errors.extend(errors);
        mine.tombstones.extend(stones);
        mine.sort();
        mine.groups.dedup_by(|a, b| a.id == b.id);
        findings
    }

    fn place(&self, code: &str) -> Location {
        self.places.get(code).cloned().unwrap_or_else(|| Location::start_of(self.file.as_str()))
    }
}

/// What two workspaces that declare the same error agree on. Each has operations and releases of its own.
fn contract(entry: &Entry) -> Entry {
    Entry { history: Vec::new(), operations: Vec::new(), ..entry.clone() }
}

/// The members that differ in a file, such as `doc_url`.
fn differing_members(one: &impl Serialize, other: &impl Serialize) -> Vec<String> {
    let [one, other] = [json_value(one), json_value(other)].map(|it| it.as_object().cloned().unwrap_or_default());
    let names: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let differing = names.into_iter().filter(|name| one.get(*name) != other.get(*name));
    differing.map(|name| format!("`{name}`")).collect()
}

fn json_value(of: &impl Serialize) -> Value {
    serde_json::to_value(of).unwrap_or_default()
}

/// The codes that mean something else in another domain. Clients that talk to several services compare codes.
fn mismatches(domains: &BTreeMap<Domain, Part>, levels: &LevelTable) -> Vec<Finding> {
    let mut seen: BTreeMap<&str, (&Domain, &Part, &Entry)> = BTreeMap::new();
    let mut findings = Vec::new();
    for (domain, part) in domains {
        for entry in &part.catalog.errors {
            let code = entry.spec.code.as_str();
            let (other, first, known) = *seen.entry(code).or_insert((domain, part, entry));
            let differing = [
                ("status", entry.spec.status != known.spec.status),
                ("type", entry.spec.error_type != known.spec.error_type),
                ("details", entry.spec.details != known.spec.details),
            ];
            let differing: Vec<&str> =
                differing.iter().filter(|(_, differs)| *differs).map(|(name, _)| *name).collect();
            if !differing.is_empty() {
                let values = Values::default().with("same", code).with("domain", domain).with("other", other);
                let values = values.with("differing", differing.join(", "));
                let finding = lints::about(RuleId::CrossDomainMismatch, part.place(code), &values, levels);
                findings.extend(finding.map(|finding| beside(finding, &first.place(code))));
            }
        }
    }
    findings
}

fn beside(finding: Finding, other: &Location) -> Finding {
    Finding { notes: vec![format!("the other one: {other}")], ..finding }
}

/// The codes of a file as they are written there, of a catalog or of several.
#[derive(Deserialize)]
struct Written<'a> {
    #[serde(borrow, default)]
    errors: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    services: Vec<Written<'a>>,
}

#[derive(Deserialize)]
struct Coded {
    code: String,
}

/// The place of each code in the text of a file, for each of its catalogs.
pub fn places(file: &str, text: &str) -> Vec<BTreeMap<String, Location>> {
    let Ok(written) = serde_json::from_str::<Written<'_>>(text) else { return Vec::new() };
    let all = if written.services.is_empty() { vec![written] } else { written.services };
    let (mut line, mut from) = (1, 0);
    let mut place = |raw: &RawValue| {
        // The raw text is a part of the file's text.
        let start = (raw.get().as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
        let before = text.get(from..start).unwrap_or_default();
        line += before.matches('\n').count();
        from = start;
        let column = text.get(..start).unwrap_or_default().rsplit('\n').next().map_or(0, |it| it.chars().count()) + 1;
        Some((serde_json::from_str::<Coded>(raw.get()).ok()?.code, Location { file: file.into(), line, column }))
    };
    all.iter().map(|one| one.errors.iter().filter_map(|raw| place(raw)).collect()).collect()
}
