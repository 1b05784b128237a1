//! Schemas that tell the codes apart.

use std::collections::{BTreeMap, BTreeSet};

use api_error_syntax::{BodyMember, BodyValue, Fact};

use super::{Service, Union, entries, schema};
use crate::catalog::{Catalog, Entry};
use crate::ordered::Json;

/// The schemas of a union, and which of them the responses have.
pub(super) struct Schemas {
    /// A schema for each code, and one for each status that joins those of its codes.
    pub(super) named: Vec<(String, Json)>,
    /// The name of the schema of each status.
    by_status: BTreeMap<u16, String>,
    /// The name of the schema that every error fits.
    body: String,
}

impl Schemas {
    /// `taken` has the names of the schemas that there are already, in lower case.
    pub(super) fn of(service: &Service<'_>, union: Union, taken: &mut BTreeSet<String>) -> Self {
        let catalog = service.catalog;
        let mut schemas = Self { named: Vec::new(), by_status: BTreeMap::new(), body: service.body() };
        if union == Union::None {
            return schemas;
        }
        let codes = entries(catalog).map(|entry| entry.spec.code.as_str());
        let names: BTreeMap<&str, String> = codes.map(|code| (code, service.body_of_code(code, taken))).collect();
        let name_of = |entry: &Entry| names.get(entry.spec.code.as_str()).cloned().unwrap_or_default();
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
                _ => Json::object([("anyOf", Json::Array(known.chain([reference(&schemas.body)]).collect()))]),
            };
            schemas.named.push((service.body_of(status), joined));
            schemas.by_status.insert(status, service.body_of(status));
        }
        schemas
    }

    /// A reference to the schema of the errors with this status.
    pub(super) fn of_status(&self, status: u16) -> Json {
        reference(self.by_status.get(&status).unwrap_or(&self.body))
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

/// The names that the schemas of bodies and statuses have, in lower case.
pub(super) fn of_statuses(services: &[Service<'_>]) -> BTreeSet<String> {
    let names = services.iter().flat_map(|service| {
        let statuses = entries(service.catalog).map(|entry| service.body_of(entry.spec.status));
        statuses.chain([service.body()])
    });
    names.map(|name| name.to_ascii_lowercase()).collect()
}

/// A reference to a schema.
fn reference(name: &str) -> Json {
    Json::object([("$ref", path(name).into())])
}

fn path(name: &str) -> String {
    format!("#/components/schemas/{name}")
}
