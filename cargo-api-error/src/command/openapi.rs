//! `generate openapi`

use std::fs;
use std::path::Path;

use crate::args::OpenApiFlags;
use crate::failure::Failure;
use crate::openapi::{self, Document, Options, Service, Union, Version};

/// The document, the overlay, or the file of `--merge` with the components.
pub(super) fn text(services: &[Service<'_>], flags: &OpenApiFlags) -> Result<String, Failure> {
    let options = flags.options(Version::default());
    if let Some(service) = services.iter().find(|it| options.union != Union::None && !it.has_code()) {
        let whose = service.domain().map(|domain| format!(" of `{domain}`")).unwrap_or_default();
        let fact = format!("the body of the errors{whose} has no code, so schemas cannot tell the codes apart");
        return Err(Failure::usage(fact).help("use `--union none`"));
    }
    if let Some(path) = &flags.merge {
        return merged(path, services, flags);
    }
    let json = if flags.overlay { openapi::overlay(services, options) } else { openapi::document(services, options) };
    Ok(json.to_pretty() + "\n")
}

fn merged(path: &Path, services: &[Service<'_>], flags: &OpenApiFlags) -> Result<String, Failure> {
    // With its own line ends.
    let read = fs::read_to_string(path);
    let text = read.map_err(|error| Failure::incomplete(format!("cannot read `{}`: {error}", path.display())))?;
    let document = Document::parse(path, &text)?;
    let version = document.version()?;
    let options: Options = flags.options(version);
    if options.version != version {
        let (name, asked) = (version.short_name(), options.version.short_name());
        return Err(Failure::usage(format!("`{}` is OpenAPI {name}, not {asked}", path.display()))
            .help("leave out `--openapi`"));
    }
    document.merge(services, options)
}
