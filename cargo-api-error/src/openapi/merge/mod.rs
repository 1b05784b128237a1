//! Puts the components into a file of somebody else. Every byte that is not ours stays.

mod intent;
mod places;
mod splice;

use std::path::Path;

use serde_json::Value;

use self::intent::Intent;
use super::{Options, Service, Version, components};
use crate::failure::Failure;
use crate::ordered::Json;

/// A file that was read, with what it means.
pub(crate) struct Document<'t> {
    path: &'t Path,
    text: &'t str,
    /// Whether it is written as JSON; otherwise it is YAML.
    json: bool,
    model: Value,
}

impl<'t> Document<'t> {
    /// Reads a document of OpenAPI 3.
    pub(crate) fn parse(path: &'t Path, text: &'t str) -> Result<Self, Failure> {
        let model = model(path, text).map_err(|error| failure(path, &error))?;
        Ok(Self { path, text, json: is_json(path), model })
    }

    /// The version that it says it has.
    pub(crate) fn version(&self) -> Result<Version, Failure> {
        match self.model.get("openapi").and_then(Value::as_str) {
            Some(version) if version.starts_with("3.0") => Ok(Version::V3_0),
            Some(version) if version.starts_with("3.") => Ok(Version::V3_1),
            _ => Err(failure(self.path, "it is no document of OpenAPI 3: it has no `openapi: 3.x`")),
        }
    }

    /// The text with the components.
    ///
    /// # Errors
    /// When a component of the same name is not ours, or when the result would not be what it should be.
    pub(crate) fn merge(&self, services: &[Service<'_>], options: Options) -> Result<String, Failure> {
        let refused = |why: &str| failure(self.path, why);
        let components = components(services, options);
        let intent = Intent::of(&self.model, &components, services).map_err(|why| refused(&why))?;
        let root = if self.json { places::of_json(self.text) } else { places::of_yaml(self.text) };
        let root = root.map_err(|why| refused(&why))?;
        let merged = splice::apply(self.text, &root, &intent).map_err(|why| refused(&why))?;
        // Another parser than the one that found the places.
        match model(self.path, &merged) {
            Ok(model) if model == intent.model => Ok(merged),
            _ => Err(refused("its notation is not understood well enough to change it safely")
                .help("use `--overlay`, or write `components` in the usual block notation")),
        }
    }
}

fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|it| it.eq_ignore_ascii_case("json"))
}

/// What the text of a file means: JSON if its name says so, otherwise YAML.
pub(super) fn model(path: &Path, text: &str) -> Result<Value, String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if is_json(path) {
        serde_json::from_str(text).map_err(|error| error.to_string())
    } else {
        serde_yaml_ng::from_str(text).map_err(|error| error.to_string())
    }
}

fn failure(path: &Path, why: &str) -> Failure {
    Failure::incomplete(format!("cannot merge into `{}`: {why}", path.display()))
}
