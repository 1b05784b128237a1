//! The operations that the pages and the catalog list, from the document that the configuration names.

use std::path::Path;

use crate::args::GenerateKind;
use crate::catalog::Catalog;
use crate::failure::{Exit, Failure};
use crate::openapi::Operations;
use crate::setting;
use crate::talk::Talk;
use crate::texts::Texts;
use crate::write;

/// The operations of the document that the configuration names, if what is written has operations. Mistakes in the lists of
/// codes are told.
pub(super) fn configured(
    kind: GenerateKind,
    texts: &Texts,
    root: &Path,
    catalogs: &[Catalog],
    talk: Talk,
) -> Result<Option<Operations>, Failure> {
    let Some(document) = texts.openapi.as_ref().filter(|_| kind.shows_operations()) else { return Ok(None) };
    let path = root.join(document);
    let read = write::read(&path).and_then(|text| Ok((Operations::of(&path, &text)?, text)));
    let (operations, text) = read.map_err(|failure| {
        let message = format!("`[workspace.metadata.api-error.reference]`: `openapi`: {}", failure.message);
        setting::located(Failure { exit: Exit::Usage, message, ..failure }, root, "api-error.reference.openapi")
    })?;
    for (line, mistake) in operations.mistakes(catalogs, &text) {
        let line = line.map(|line| format!(":{line}")).unwrap_or_default();
        talk.warning(&format!("{}{line}: {mistake}", document.display()));
    }
    Ok(Some(operations))
}
