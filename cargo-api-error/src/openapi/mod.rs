//! The contract as OpenAPI components: a schema of the body, and a response for every status.
//!
//! By default every response has the same open schema, because generators disagree about unions: some drop the members of
//! the codes, some reject a code that they do not know. `--union` has the other two forms.

mod lower;
mod merge;
mod operations;
mod responses;
mod schema;
mod service;
mod union;

pub(crate) use merge::Document;
pub(crate) use operations::Operations;
pub(crate) use service::Service;

use clap::ValueEnum;

use crate::catalog::{Catalog, Entry};
use crate::ordered::Json;

/// The version of OpenAPI.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Version {
    /// JSON Schema 2020-12
    #[default]
    #[value(name = "3.1")]
    V3_1,
    /// For older tools
    #[value(name = "3.0")]
    V3_0,
}

/// How a schema tells the codes apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Union {
    /// They do not: one schema for every error, which all generators understand
    #[default]
    None,
    /// `anyOf` the known codes, or any other
    Open,
    /// `oneOf` the known codes; a new code breaks the clients that were generated before
    Closed,
}

/// What to write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The version of OpenAPI.
    pub version: Version,
    /// How a schema tells the codes apart.
    pub union: Union,
}

/// The member of a response that lists its codes.
const CODES: &str = "x-error-codes";

/// The member of a response that says whose codes they are, if the document has those of several services.
const DOMAIN: &str = "x-error-domain";

/// Marks what a run wrote, which a later run may replace.
const GENERATED: (&str, &str) = ("x-generated-by", "cargo-api-error");

/// The codes of the document, without those of statuses that hardly any service answers.
fn entries(catalog: &Catalog) -> impl Iterator<Item = &Entry> {
    catalog.errors.iter().filter(|entry| !entry.is_unnamed_status())
}

/// A document with the components and no paths.
pub(crate) fn document(services: &[Service<'_>], options: Options) -> Json {
    let version = only(services).and_then(|catalog| catalog.version.as_deref()).unwrap_or("0.0.0");
    Json::object([
        ("openapi", options.version.name().into()),
        ("info", Json::object([("title", title(services).into()), ("version", version.into())])),
        ("paths", Json::object([])),
        ("components", components(services, options)),
    ])
}

fn title<'s>(services: &'s [Service<'_>]) -> &'s str {
    only(services).and_then(|catalog| catalog.title.as_deref()).unwrap_or("Errors")
}

/// The catalog of a document about one service.
fn only<'s>(services: &'s [Service<'_>]) -> Option<&'s Catalog> {
    services.first().filter(|_| services.len() == 1).map(|service| service.catalog)
}

/// `schemas` and `responses`.
pub(crate) fn components(services: &[Service<'_>], options: Options) -> Json {
    let mut taken = union::of_statuses(services);
    let (mut schemas, mut responses) = (Vec::new(), Vec::new());
    for service in services {
        let union = union::Schemas::of(service, options.union, &mut taken);
        responses.extend(responses::responses(service, &union));
        // A closed union has no place for other codes.
        let body = (options.union != Union::Closed).then(|| (service.body(), schema::body(service.catalog)));
        let named = body.into_iter().chain(union.named);
        schemas.extend(named.map(|(name, schema)| (name, schema.with(GENERATED.0, GENERATED.1))));
    }
    let components = Json::object([("schemas", Json::Object(schemas)), ("responses", Json::Object(responses))]);
    match options.version {
        Version::V3_1 => components,
        Version::V3_0 => lower::lower(components),
    }
}

/// An OpenAPI Overlay that replaces the components of an earlier run and adds these.
pub(crate) fn overlay(services: &[Service<'_>], options: Options) -> Json {
    let components = components(services, options);
    let mut actions = Vec::new();
    // An update merges into what is there, so what an earlier run left goes first.
    for kind in ["schemas", "responses"] {
        let Some(Json::Object(members)) = components.get(kind) else { continue };
        for (name, _) in members {
            let target = format!("$['components']['{kind}']['{name}']");
            actions.push(Json::object([("target", target.into()), ("remove", true.into())]));
        }
    }
    // The root always exists; a target that does not would be skipped in silence.
    let update = Json::object([("components", components)]);
    actions.push(Json::object([("target", "$".into()), ("update", update)]));
    Json::object([
        ("overlay", "1.0.0".into()),
        ("info", Json::object([("title", title(services).into()), ("version", "1.0.0".into())])),
        ("actions", Json::Array(actions)),
    ])
}

impl Union {
    /// The word on the command line.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }
}

impl Version {
    /// The word on the command line.
    pub(crate) const fn short_name(self) -> &'static str {
        match self {
            Self::V3_1 => "3.1",
            Self::V3_0 => "3.0",
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::V3_1 => "3.1.0",
            Self::V3_0 => "3.0.3",
        }
    }
}
