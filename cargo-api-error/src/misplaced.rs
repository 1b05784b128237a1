//! Settings at a place where nothing reads them.

use std::collections::BTreeSet;

use cargo_metadata::Metadata;
use toml_edit::DocumentMut;

use crate::baseline::ContractFiles;
use crate::failure::Failure;
use crate::lock::ACCEPT_FILE;

const HELP: &str =
    "settings belong in `[workspace.metadata.api-error]` of the `Cargo.toml` at the root of the workspace";

/// Reports settings that would be ignored: those of a package, and those in the file of the acceptances.
pub(crate) fn check(metadata: &Metadata, files: &ContractFiles) -> Result<(), Failure> {
    for package in metadata.workspace_packages() {
        for name in ["api-error", "api_error"] {
            if package.metadata.get(name).is_some() {
                let fact = format!("`[package.metadata.{name}]` of the package `{}` is not read", package.name);
                return Err(Failure::usage(fact).help(HELP));
            }
        }
    }
    let paths = BTreeSet::from([ACCEPT_FILE.into(), files.beside(ACCEPT_FILE)]);
    for path in paths {
        let text = crate::text::read(&files.root.join(&path)).unwrap_or_default();
        // `check` reports a file that is no TOML.
        let Ok(document) = text.parse::<DocumentMut>() else { continue };
        if let Some((name, _)) = document.iter().find(|(name, _)| *name != "accept") {
            let fact = format!("`{}`: `{name}` is not read; the file has `[[accept]]` tables only", path.display());
            return Err(Failure::usage(fact).help(HELP));
        }
    }
    Ok(())
}
