//! The outputs of `generate --catalog FILE` for a file of several services.

use std::collections::BTreeMap;
use std::path::Path;

use super::wanted::{Wanted, folder, one_file, pages_in};
use super::{html, openapi, operations};
use crate::args::{GenerateArgs, GenerateKind};
use crate::catalog::{Catalog, CatalogFile};
use crate::failure::{Exit, Failure};
use crate::openapi::Service;
use crate::reference;
use crate::render::{self, Page};
use crate::site;
use crate::talk::Talk;
use crate::write;

/// Reads the file of `--catalog`; of several services, the one of `--domain`.
pub(super) fn read(path: &Path, domain: Option<&str>) -> Result<CatalogFile, Failure> {
    let name = path.display().to_string();
    let file = CatalogFile::from_json(&write::read(path)?).map_err(|error| error.of(&name))?;
    let Some(domain) = domain else { return Ok(file) };
    let catalogs = match file {
        CatalogFile::One(catalog) => vec![*catalog],
        CatalogFile::Services(services) => services,
    };
    let domain_of = |catalog: &Catalog| catalog.domain.as_ref().map(ToString::to_string).unwrap_or_default();
    let all: Vec<String> = catalogs.iter().map(|catalog| format!("`{}`", domain_of(catalog))).collect();
    let found = catalogs.into_iter().find(|catalog| domain_of(catalog) == domain);
    found.map(|catalog| CatalogFile::One(Box::new(catalog))).ok_or_else(|| {
        let failure = Failure::usage(format!("`{name}` has no service with the domain `{domain}`"));
        failure.help(format!("it has {}", all.join(", ")))
    })
}

pub(super) fn run(mut services: Vec<Catalog>, args: &GenerateArgs, talk: Talk) -> Result<Exit, Failure> {
    let (config, root) = if args.kind.is_folder() { html::config(&args.selection)? } else { Default::default() };
    if let Some(operations) = operations::configured(args.kind, &config.reference, &root, &services, talk)? {
        operations.add_to_each(&mut services);
    }
    match args.kind {
        GenerateKind::Json => {
            let text = CatalogFile::Services(services).to_json();
            one_file(text.map_err(|error| Failure::incomplete(error.to_string()))?, args, talk)
        }
        GenerateKind::OpenApi => one_file(openapi::text(&Service::several(&services), &args.openapi)?, args, talk),
        GenerateKind::Markdown => {
            markdown(render::services_pages(&services, args.audience())?, folder(args)?)?.finish(args, talk)
        }
        GenerateKind::Html => {
            let texts = config.reference.complete(&root, &reference::subjects_of(&services))?;
            let files = site::services_files(&services, args.audience(), &texts, config.title.as_deref())?;
            html::files(files, folder(args)?)?.finish(args, talk)
        }
        kind => {
            let failure =
                Failure::usage(format!("`generate {}` is for one service, and this file has several", kind.name()));
            Err(failure.help("name one of them: `--domain DOMAIN`"))
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
