//! `generate openapi`

use std::fs;
use std::path::Path;

use crate::args::OpenApiFlags;
use crate::catalog::Catalog;
use crate::failure::Failure;
use crate::openapi::{self, Document, Options, Union, Version};

/// The document, the overlay, or the file of `--merge` with the components.
pub(super) fn text(catalog: &Catalog, flags: &OpenApiFlags) -> Result<String, Failure> {
    let options = flags.options(Version::default());
    if options.union != Union::None && !openapi::has_code(catalog) {
        return Err(Failure::usage("the body of the errors has no code, so schemas cannot tell the codes apart")
            .help("use `--union none`"));
    }
    if let Some(path) = &flags.merge {
        return merged(path, catalog, flags);
    }
    let json = if flags.overlay { openapi::overlay(catalog, options) } else { openapi::document(catalog, options) };
    Ok(json.to_pretty() + "\n")
}

fn merged(path: &Path, catalog: &Catalog, flags: &OpenApiFlags) -> Result<String, Failure> {
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
    document.merge(catalog, options)
}
