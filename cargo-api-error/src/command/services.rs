//! The outputs of `generate --catalog FILE` for a file of several services.

use std::collections::BTreeMap;
use std::path::Path;

use super::html;
use super::wanted::{Wanted, folder, one_file, pages_in};
use crate::args::{GenerateArgs, GenerateKind};
use crate::catalog::{Catalog, CatalogFile};
use crate::failure::{Exit, Failure};
use crate::reference;
use crate::render::{self, Page};
use crate::site;
use crate::talk::Talk;

pub(super) fn run(services: Vec<Catalog>, args: &GenerateArgs, talk: Talk) -> Result<Exit, Failure> {
    match args.kind {
        GenerateKind::Json => {
            let text = CatalogFile::Services(services).to_json();
            one_file(text.map_err(|error| Failure::incomplete(error.to_string()))?, args, talk)
        }
        GenerateKind::Markdown => {
            markdown(render::services_pages(&services, args.audience())?, folder(args)?)?.finish(args, talk)
        }
        GenerateKind::Html => {
            let (config, root) = html::config(&args.selection)?;
            let texts = config.reference.complete(&root, &reference::subjects_of(&services))?;
            let files = site::services_files(&services, args.audience(), &texts, config.title.as_deref())?;
            html::files(files, folder(args)?)?.finish(args, talk)
        }
        kind => {
            let failure =
                Failure::usage(format!("`generate {}` is for one service, and this file has several", kind.name()));
            Err(failure.help("use the file that `generate json` writes for each service"))
        }
    }
}

/// The files of each folder. A folder of a service that is gone stays, because its files may be those of another reference.
fn markdown(pages: Vec<Page>, folder: &Path) -> Result<Wanted, Failure> {
    let mut folders: BTreeMap<String, Vec<Page>> = BTreeMap::new();
    for Page { name, text } in pages {
        let (within, name) = name.rsplit_once('/').unwrap_or(("", &name));
        folders.entry(within.to_owned()).or_default().push(Page { name: name.to_owned(), text });
    }
    let mut files = Vec::new();
    for (within, pages) in folders {
        files.extend(pages_in(pages, &folder.join(within))?.files);
    }
    Ok(Wanted::folder(files))
}
