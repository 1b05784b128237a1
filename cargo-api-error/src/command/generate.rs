//! `generate`: writes the catalog. The same source always gives the same files.

use std::path::PathBuf;
use std::slice;

use super::wanted::{folder, one_file, pages_in};
use super::{html, incomplete, openapi, operations, services};
use crate::args::{GenerateArgs, GenerateKind};
use crate::catalog::{Catalog, CatalogFile};
use crate::clients;
use crate::failure::{Exit, Failure};
use crate::history;
use crate::openapi::Service;
use crate::reference::{self, Reference};
use crate::render;
use crate::site;
use crate::source::Source;
use crate::talk::Talk;
use crate::texts::Texts;

/// What is written from: the source of a workspace, or a file.
struct Input {
    catalog: Catalog,
    /// The texts of the reference, as configured.
    texts: Texts,
    /// The folder that the paths of texts are relative to.
    root: PathBuf,
}

pub(super) fn run(args: &GenerateArgs, talk: Talk) -> Result<Exit, Failure> {
    refuse(args)?;
    let Input { mut catalog, texts, root } = match &args.catalog {
        Some(path) => match services::read(path, args.domain.as_deref())? {
            CatalogFile::One(catalog) => {
                let (config, root) =
                    if args.kind.is_folder() { html::config(&args.selection)? } else { Default::default() };
                Input { catalog: *catalog, texts: config.reference, root }
            }
            CatalogFile::Services(services) => return services::run(services, args, talk),
        },
        // An incomplete or contradictory catalog is not written.
        None => match scanned(args, talk)? {
            Some(input) => input,
            None => return Ok(Exit::Findings),
        },
    };
    if let Some(operations) = operations::configured(args.kind, &texts, &root, slice::from_ref(&catalog), talk)? {
        operations.add_to(&mut catalog);
    }
    let text = match args.kind {
        GenerateKind::Markdown | GenerateKind::Html => {
            let folder = folder(args)?;
            let texts = texts.complete(&root, &reference::subjects(&catalog))?;
            let reference = Reference::of(&catalog, args.audience());
            let wanted = if args.kind == GenerateKind::Html {
                html::files(site::files(&reference, &catalog, &texts)?, folder)?
            } else {
                pages_in(render::pages(&reference, &catalog, &texts)?, folder)?
            };
            return wanted.finish(args, talk);
        }
        GenerateKind::Typescript => clients::typescript(&catalog)?,
        GenerateKind::Python => clients::python(&catalog)?,
        GenerateKind::OpenApi => openapi::text(&[Service::only(&catalog)], &args.openapi)?,
        GenerateKind::Template => match &args.template {
            Some(template) => clients::custom(&catalog, template)?,
            None => return Err(Failure::usage("`generate template` needs `--template FILE`")),
        },
        GenerateKind::Json => json(&catalog)?,
    };
    one_file(text, args, talk)
}

/// Options that belong to another kind.
fn refuse(args: &GenerateArgs) -> Result<(), Failure> {
    let kind = args.kind;
    if args.internal && !kind.is_folder() {
        let failure = Failure::usage("`--internal` is for `generate markdown` and `generate html`");
        return Err(failure.help("the JSON has the paths anyway, and never the sections `# Internal`"));
    }
    if args.template.is_some() && kind != GenerateKind::Template {
        return Err(Failure::usage("`--template` is for `generate template`"));
    }
    let flags = args.openapi.typed();
    if kind != GenerateKind::OpenApi && !flags.is_empty() {
        return Err(Failure::usage(format!("`{}` is for `generate openapi`", flags.trim())));
    }
    Ok(())
}

/// The source, unless its catalog is incomplete.
fn scanned(args: &GenerateArgs, talk: Talk) -> Result<Option<Input>, Failure> {
    let mut source = Source::load(&args.selection, talk)?;
    if incomplete(&source, &args.levels, talk) {
        return Ok(None);
    }
    if let Some(lock) = source.files.lock_if_any()? {
        let alive = |code: &str| source.catalog.get(code).is_some();
        source.catalog.tombstones = lock.catalog.tombstones.into_iter().filter(|stone| !alive(&stone.code)).collect();
    }
    if let Some(released) = source.files.released()? {
        history::inherit(&mut source.catalog, &released.catalog);
    }
    let catalog = source.catalog.without_lines();
    Ok(Some(Input { catalog, texts: source.config.reference, root: source.files.root }))
}

/// The catalog as JSON text.
pub(super) fn json(catalog: &Catalog) -> Result<String, Failure> {
    catalog.to_json().map_err(|error| Failure::incomplete(error.to_string()))
}
