//! A template that somebody wrote, and the catalog, in; its text out.

use std::path::Path;

use minijinja::value::Serde;

use crate::catalog::Catalog;
use crate::failure::Failure;
use crate::text;

/// Renders a template with the members of the catalog's JSON.
pub(crate) fn custom(catalog: &Catalog, template: &Path) -> Result<String, Failure> {
    let source = text::read(template)
        .map_err(|error| Failure::incomplete(format!("cannot read `{}`: {error}", template.display())))?;
    let json = catalog.to_json().map_err(|error| Failure::incomplete(error.to_string()))?;
    let json: serde_json::Value =
        serde_json::from_str(&json).map_err(|error| Failure::incomplete(error.to_string()))?;
    let environment = super::environment().map_err(super::failure)?;
    let rendered = environment.render_named_str("template", &source, Serde(json));
    rendered.map_err(|error| failure(&error, &template.display().to_string()))
}

fn failure(error: &minijinja::Error, file: &str) -> Failure {
    let mut message = error.kind().to_string();
    if let Some(detail) = error.detail() {
        message = format!("{message}: {detail}");
    }
    match error.line() {
        Some(line) => Failure::incomplete(message).at(file, line, 1),
        None => Failure::incomplete(format!("{file}: {message}")),
    }
}
