//! The outputs of `generate --catalog FILE` for a file of several services.

use std::collections::BTreeMap;
use std::path::Path;

use super::generate::{WantedFile, check, pages_in, write_all};
use super::{named, print};
use crate::args::{GenerateArgs, GenerateKind};
use crate::catalog::{Catalog, CatalogFile};
use crate::failure::{Exit, Failure};
use crate::reference::Audience;
use crate::render::{self, Page};
use crate::talk::Talk;

pub(super) fn run(services: Vec<Catalog>, args: &GenerateArgs, talk: Talk) -> Result<Exit, Failure> {
    let files = match (args.kind, named(args.output.as_ref())) {
        (GenerateKind::Json, output) => {
            let text = CatalogFile::Services(services).to_json();
            let text = text.map_err(|error| Failure::incomplete(error.to_string()))?;
            let Some(path) = output else {
                print(&text)?;
                return Ok(Exit::Clean);
            };
            vec![WantedFile { path: path.to_owned(), text: Some(text), old: None }]
        }
        (GenerateKind::Markdown, Some(folder)) => {
            let audience = if args.internal { Audience::Colleagues } else { Audience::Customers };
            markdown(render::services_pages(&services, audience), folder)?
        }
        (GenerateKind::Markdown, None) => return Err(Failure::usage("`generate markdown` needs `--output FOLDER`")),
        (kind, _) => {
            let failure =
                Failure::usage(format!("`generate {}` is for one service, and this file has several", kind.name()));
            return Err(failure.help("use the file that `generate json` writes for each service"));
        }
    };
    if args.check { check(&files, args, talk) } else { write_all(&files, args.kind, talk) }
}

/// The files of each folder. A folder of a service that is gone stays, because its files may be those of another reference.
fn markdown(pages: Vec<Page>, folder: &Path) -> Result<Vec<WantedFile>, Failure> {
    let mut folders: BTreeMap<String, Vec<Page>> = BTreeMap::new();
    for Page { name, text } in pages {
        let (within, name) = name.rsplit_once('/').unwrap_or(("", &name));
        folders.entry(within.to_owned()).or_default().push(Page { name: name.to_owned(), text });
    }
    let mut files = Vec::new();
    for (within, pages) in folders {
        files.extend(pages_in(pages, &folder.join(within))?);
    }
    Ok(files)
}
