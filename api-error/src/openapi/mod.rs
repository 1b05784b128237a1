//! Errors in an OpenAPI document that a program makes of itself: what the features `utoipa` and `aide` share.
//!
//! A type knows its codes, but neither those of the other types nor the shape of the service. So the response of a type has the
//! schema of the envelope with its own codes, and a mark. [`Completion`] then writes the marked responses of a whole document
//! again, for a catalog and a shape.

mod error;
mod example;
#[cfg(all(feature = "aide", feature = "axum"))]
mod join;
mod response;
mod schema;
#[cfg(test)]
mod tests;

use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

use serde_core::de::DeserializeOwned;
use serde_core::ser::Serialize;
use serde_json::{Value as Json, json};

pub use self::error::DocumentError;
#[cfg(all(feature = "aide", feature = "axum"))]
pub(crate) use self::join::{joined, rejected_codes, rejections};
use self::response::{CODES, GENERATED, by_status};
use crate::catalog::{CatalogItem, EnumSpec};
use crate::{Catalog, ErrorSpec, Shape};

/// The name of the schema that every error fits.
pub(crate) const BODY: &str = "ErrorBody";

/// The responses of a type by their status, each with an own schema.
pub(crate) fn responses<R: DeserializeOwned + Default>(items: &'static [CatalogItem]) -> Vec<(u16, R)> {
    responses_of(specs(items)).into_iter().map(|(status, response)| (status, read(response))).collect()
}

fn responses_of(specs: Vec<&'static ErrorSpec>) -> Vec<(u16, Json)> {
    let responses = by_status(specs).into_iter().map(|(status, specs)| {
        let schema = schema::body(&specs, &Shape::FLAT);
        let response = specs.first().map(|first| response::response(first.status, &specs, &Shape::FLAT, &schema));
        (status, response.unwrap_or_default())
    });
    responses.collect()
}

/// Whether this module made a response or a schema.
pub(crate) fn is_generated(part: &impl Serialize) -> bool {
    serde_json::to_value(part).is_ok_and(|part| part.get(GENERATED.0).is_some_and(|by| by == GENERATED.1))
}

/// What a library makes of our JSON. It takes all that we write: a test compares the documents that result.
pub(crate) fn read<T: DeserializeOwned + Default>(json: Json) -> T {
    serde_json::from_value(json).unwrap_or_default()
}

/// The specs of a catalog, sorted by code, without those of statuses that hardly any service answers.
fn specs(items: &'static [CatalogItem]) -> Vec<&'static ErrorSpec> {
    let mut types = Vec::new();
    collect(items, &mut types);
    sorted(types.into_iter().flat_map(|own| own.specs).collect())
}

fn sorted(mut specs: Vec<&'static ErrorSpec>) -> Vec<&'static ErrorSpec> {
    specs.retain(|spec| !(spec.built_in && spec.code == format!("http_{}", spec.status)));
    specs.sort_by_key(|spec| spec.code);
    specs
}

fn collect(items: &'static [CatalogItem], types: &mut Vec<&'static EnumSpec>) {
    for item in items {
        match item {
            CatalogItem::Own(own) | CatalogItem::TooDeep(own) if types.iter().all(|it| !core::ptr::eq(*it, *own)) => {
                types.push(own);
            }
            CatalogItem::Forward(items) => collect(items, types),
            // Met before, or nobody knows the codes.
            _ => {}
        }
    }
}

/// The errors of a whole service.
pub(crate) struct Completion<'a> {
    specs: Vec<&'static ErrorSpec>,
    shape: &'a Shape,
}

impl<'a> Completion<'a> {
    pub(crate) fn new(catalog: &Catalog, shape: &'a Shape) -> Self {
        Self { specs: sorted(catalog.iter().collect()), shape }
    }

    /// The schema of the body of every error, [`BODY`]. Fails if the document has another schema with that name.
    pub(crate) fn body(&self, known: Option<&impl Serialize>) -> Result<Json, DocumentError> {
        if known.is_some_and(|known| !is_generated(known)) {
            return Err(DocumentError::SchemaExists(BODY));
        }
        let mut schema = schema::body(&self.specs, self.shape);
        if let Json::Object(members) = &mut schema {
            members.insert(GENERATED.0.into(), GENERATED.1.into());
        }
        Ok(schema)
    }

    /// Writes a response again if [`responses`] made it: in the shape of the service, with [`BODY`] as its schema.
    pub(crate) fn response<R: Serialize + DeserializeOwned + Default>(
        &self,
        response: &mut R,
    ) -> Result<(), DocumentError> {
        let Ok(json) = serde_json::to_value(&*response) else { return Ok(()) };
        let Some(Json::Array(codes)) = json.get(CODES).filter(|_| is_generated(&json)) else { return Ok(()) };
        let codes: Vec<&str> = codes.iter().filter_map(Json::as_str).collect();
        if let Some(unknown) = codes.iter().find(|code| self.specs.iter().all(|spec| spec.code != **code)) {
            return Err(DocumentError::UnknownCode(unknown.to_string()));
        }
        let specs: Vec<&ErrorSpec> = self.specs.iter().filter(|spec| codes.contains(&spec.code)).copied().collect();
        let schema = json!({ "$ref": format!("#/components/schemas/{BODY}") });
        if let Some(first) = specs.first() {
            *response = read(response::response(first.status, &specs, self.shape, &schema));
        }
        Ok(())
    }
}
