//! Schemas that tell the codes apart.

use std::collections::{BTreeMap, BTreeSet};

use api_error_syntax::{BodyMember, BodyValue, Fact};

use super::{BODY, Union, entries, schema};
use crate::catalog::{Catalog, Entry};
use crate::ordered::Json;

/// The schemas of a union, and which of them the responses have.
#[derive(Default)]
pub(super) struct Schemas {
    /// A schema for each code, and one for each status that joins those of its codes.
    pub(super) named: Vec<(String, Json)>,
    /// The name of the schema of each status.
    by_status: BTreeMap<u16, String>,
}

impl Schemas {
    pub(super) fn of(catalog: &Catalog, union: Union) -> Self {
        if union == Union::None {
            return Self::default();
        }
        let names = names(catalog);
        let name_of = |entry: &Entry| names.get(entry.spec.code.as_str()).cloned().unwrap_or_default();
        let mut schemas = Self::default();
        let mut by_status: BTreeMap<u16, Vec<&Entry>> = BTreeMap::new();
        for entry in entries(catalog) {
            schemas.named.push((name_of(entry), schema::of_code(catalog, entry)));
            by_status.entry(entry.spec.status).or_default().push(entry);
        }
        for (status, entries) in by_status {
            // Some generators refuse a union of one.
            if let (Union::Closed, [only]) = (union, entries.as_slice()) {
                schemas.by_status.insert(status, name_of(only));
                continue;
            }
            let known = entries.iter().map(|entry| reference(&name_of(entry)));
            let joined = match union {
                Union::Closed => closed(catalog, known.collect(), &entries, name_of),
                // A reader takes the first that fits, so the one that fits every error is the last.
                _ => Json::object([("anyOf", Json::Array(known.chain([reference(BODY)]).collect()))]),
            };
            schemas.named.push((of_status(status), joined));
            schemas.by_status.insert(status, of_status(status));
        }
        schemas
    }

    /// A reference to the schema of the errors with this status.
    pub(super) fn of_status(&self, status: u16) -> Json {
        reference(self.by_status.get(&status).map_or(BODY, String::as_str))
    }
}

fn closed(catalog: &Catalog, known: Vec<Json>, entries: &[&Entry], name_of: impl Fn(&Entry) -> String) -> Json {
    let joined = Json::object([("oneOf", Json::Array(known))]);
    // A discriminator is a member of the body itself.
    let member = catalog.body.form.members.iter().find_map(|member| match member {
        BodyMember::Named { name, value: BodyValue::Fact(Fact::Code), .. } => Some(name.as_str()),
        _ => None,
    });
    let Some(member) = member else { return joined };
    let mapping = entries.iter().map(|entry| (entry.spec.code.clone(), path(&name_of(entry)).into())).collect();
    joined.with("discriminator", Json::object([("propertyName", member.into()), ("mapping", Json::Object(mapping))]))
}

/// The name of the schema that joins the errors with this status.
pub(super) fn of_status(status: u16) -> String {
    format!("Error{status}Body")
}

/// A reference to a schema.
fn reference(name: &str) -> Json {
    Json::object([("$ref", path(name).into())])
}

fn path(name: &str) -> String {
    format!("#/components/schemas/{name}")
}

/// The name of a schema for each code: `CardDeclined` for `card_declined`, with a number where two would be equal.
fn names(catalog: &Catalog) -> BTreeMap<&str, String> {
    let statuses = entries(catalog).map(|entry| of_status(entry.spec.status));
    let mut taken: BTreeSet<String> = statuses.chain([BODY.to_owned()]).map(|name| name.to_ascii_lowercase()).collect();
    let mut names = BTreeMap::new();
    for entry in entries(catalog) {
        let code = entry.spec.code.as_str();
        let plain = pascal(code);
        let mut name = plain.clone();
        let mut number = 2;
        while !taken.insert(name.to_ascii_lowercase()) {
            name = format!("{plain}{number}");
            number += 1;
        }
        names.insert(code, name);
    }
    names
}

fn pascal(code: &str) -> String {
    let mut name = String::new();
    for word in code.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        let (first, rest) = word.split_at(1);
        name.push_str(&first.to_ascii_uppercase());
        // A word in capitals is a word of SCREAMING_CASE, not a name.
        let shouted = rest.bytes().all(|byte| !byte.is_ascii_lowercase());
        name.push_str(&if shouted { rest.to_ascii_lowercase() } else { rest.to_owned() });
    }
    name + "Error"
}
