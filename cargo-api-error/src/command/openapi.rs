//! `generate openapi`

use crate::args::OpenApiFlags;
use crate::catalog::Catalog;
use crate::failure::Failure;
use crate::openapi::{self, Union, Version};

/// The document, the overlay, or the file of `--merge` with the components.
pub(super) fn text(catalog: &Catalog, flags: &OpenApiFlags) -> Result<String, Failure> {
    let options = flags.options(Version::default());
    if options.union != Union::None && !openapi::has_code(catalog) {
        return Err(Failure::usage("the body of the errors has no code, so schemas cannot tell the codes apart")
            .help("use `--union none`"));
    }
    let json = if flags.overlay { openapi::overlay(catalog, options) } else { openapi::document(catalog, options) };
    Ok(json.to_pretty() + "\n")
}
