//! `generate`: writes the catalog. The same source always gives the same files.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use similar::TextDiff;

use super::{count, incomplete, named, print};
use crate::args::{GenerateArgs, GenerateKind};
use crate::catalog::Catalog;
use crate::failure::{Exit, Failure};
use crate::reference::{Audience, Reference};
use crate::render::{self, MARK};
use crate::source::Source;
use crate::talk::Talk;
use crate::text;
use crate::write::{self, Written};

/// A file with its new text; without a text, it should not exist.
struct WantedFile {
    path: PathBuf,
    text: Option<String>,
}

pub(super) fn run(args: &GenerateArgs, talk: Talk) -> Result<Exit, Failure> {
    let mut source = Source::load(&args.selection, talk)?;
    // An incomplete or contradictory catalog is not written.
    if incomplete(&source, &args.levels, talk) {
        return Ok(Exit::Findings);
    }
    if let Some(lock) = source.files.lock_if_any()? {
        let alive = |code: &str| source.catalog.get(code).is_some();
        source.catalog.tombstones = lock.catalog.tombstones.into_iter().filter(|stone| !alive(&stone.code)).collect();
    }
    let catalog = source.catalog.without_lines();
    let output = named(args.output.as_ref());
    let files = match (args.kind, output) {
        (GenerateKind::Json, _) if args.internal => {
            let failure = Failure::usage("`--internal` is for `generate markdown`");
            return Err(failure.help("the JSON has the paths anyway, and never the sections `# Internal`"));
        }
        (GenerateKind::Json, None) if args.check => return Err(Failure::usage("`--check` needs `--output`")),
        (GenerateKind::Json, None) => {
            print(&json(&catalog)?)?;
            return Ok(Exit::Clean);
        }
        (GenerateKind::Json, Some(path)) => vec![WantedFile { path: path.to_owned(), text: Some(json(&catalog)?) }],
        (GenerateKind::Markdown, Some(folder)) => markdown(&catalog, args, folder)?,
        (GenerateKind::Markdown, None) => return Err(Failure::usage("`generate markdown` needs `--output FOLDER`")),
    };
    if args.check { check(&files, args, talk) } else { write_all(&files, args.kind, talk) }
}

/// The catalog as JSON text.
pub(super) fn json(catalog: &Catalog) -> Result<String, Failure> {
    catalog.to_json().map_err(|error| Failure::incomplete(error.to_string()))
}

/// The pages, and the pages of earlier runs that are no longer needed.
fn markdown(catalog: &Catalog, args: &GenerateArgs, folder: &Path) -> Result<Vec<WantedFile>, Failure> {
    let audience = if args.internal { Audience::Colleagues } else { Audience::Customers };
    let pages = render::pages(&Reference::of(catalog, audience));
    let wanted: BTreeSet<&str> = pages.iter().map(|page| page.name.as_str()).collect();
    let mut present = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok).map(|file| file.path());
    let mut old: Vec<PathBuf> = present.by_ref().filter(|path| path.extension().is_some_and(|it| it == "md")).collect();
    old.sort();
    let old: Vec<(PathBuf, Option<String>)> =
        old.into_par_iter().map(|path| (path.clone(), text::read(&path).ok())).collect();
    let is_wanted = |path: &Path| path.file_name().and_then(OsStr::to_str).is_some_and(|name| wanted.contains(name));
    let is_ours = |text: &Option<String>| text.as_ref().is_some_and(|text| text.starts_with(MARK));
    let by_hand = |(path, text): &&(PathBuf, Option<String>)| is_wanted(path) && !is_ours(text);
    if let Some((path, _)) = old.iter().find(by_hand) {
        let failure = Failure::incomplete(format!("`{}` was written by hand and is not replaced", path.display()));
        return Err(failure.help("move it, or generate into another folder"));
    }
    let stale = old.iter().filter(|(path, text)| is_ours(text) && !is_wanted(path));
    let stale: Vec<WantedFile> = stale.map(|(path, _)| WantedFile { path: path.clone(), text: None }).collect();
    let pages = pages.into_iter().map(|page| WantedFile { path: folder.join(page.name), text: Some(page.text) });
    let mut files: Vec<WantedFile> = stale.into_iter().chain(pages).collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn write_all(files: &[WantedFile], kind: GenerateKind, talk: Talk) -> Result<Exit, Failure> {
    let write = match kind {
        GenerateKind::Json => write::write_named,
        // The folder is part of what is generated.
        GenerateKind::Markdown => write::write,
    };
    let mut changed = 0;
    for file in files {
        if let Some(text) = &file.text {
            changed += usize::from(write(&file.path, text)? == Written::Changed);
        } else {
            let removed = fs::remove_file(&file.path);
            removed
                .map_err(|error| Failure::incomplete(format!("cannot remove `{}`: {error}", file.path.display())))?;
            changed += 1;
        }
    }
    match (files, changed) {
        ([one], 0) => talk.status("Fresh", &one.path.display().to_string()),
        ([one], _) => talk.status("Generated", &one.path.display().to_string()),
        (_, 0) => talk.status("Fresh", &count(files.len(), "file")),
        _ => talk.status("Generated", &format!("{} ({changed} changed)", count(files.len(), "file"))),
    }
    Ok(Exit::Clean)
}

fn check(files: &[WantedFile], args: &GenerateArgs, talk: Talk) -> Result<Exit, Failure> {
    let mut stale = 0;
    for file in files {
        let old = write::read_optional(&file.path)?;
        if old != file.text {
            stale += 1;
            print(&unified(&file.path, old.as_deref(), file.text.as_deref()))?;
        }
    }
    if stale == 0 {
        talk.status("Fresh", &count(files.len(), "file"));
        return Ok(Exit::Clean);
    }
    let kind = match args.kind {
        GenerateKind::Json => "json",
        GenerateKind::Markdown => "markdown",
    };
    let internal = if args.internal { " --internal" } else { "" };
    let output = args.output.as_deref().map(|path| format!(" -o {}", path.display())).unwrap_or_default();
    let message =
        format!("{} out of date", if stale == 1 { "1 file is".to_owned() } else { format!("{stale} files are") });
    let failure = Failure::negative(message);
    Err(failure.help(format!("run `cargo api-error generate {kind}{internal}{}{output}`", args.selection.typed())))
}

/// What writing would change, as a patch.
pub(super) fn unified(path: &Path, old: Option<&str>, new: Option<&str>) -> String {
    let name = path.to_string_lossy().replace('\\', "/");
    let side = |letter: &str, text: Option<&str>| match text {
        None => "/dev/null".to_owned(),
        // `patch` cannot strip the first folder of an absolute path.
        Some(_) if path.is_absolute() => name.clone(),
        Some(_) => format!("{letter}/{name}"),
    };
    let (from, to) = (side("a", old), side("b", new));
    let diff = TextDiff::from_lines(old.unwrap_or_default(), new.unwrap_or_default());
    diff.unified_diff().context_radius(3).header(&from, &to).to_string()
}
