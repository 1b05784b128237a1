//! `generate`: writes the catalog. The same source always gives the same files.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::{fs, io};

use clap::ValueEnum;
use rayon::prelude::*;
use similar::TextDiff;

use super::{count, html, incomplete, named, print};
use crate::args::{GenerateArgs, GenerateKind};
use crate::catalog::Catalog;
use crate::failure::{Exit, Failure};
use crate::reference::{Audience, Reference};
use crate::render::{self, MARK};
use crate::site;
use crate::source::Source;
use crate::talk::Talk;
use crate::text;
use crate::write::{self, Written};

/// A file with its new text; without a text, it should not exist.
pub(super) struct WantedFile {
    pub(super) path: PathBuf,
    pub(super) text: Option<String>,
    /// The text that it has, if that was read.
    pub(super) old: Option<String>,
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
    let audience = if args.internal { Audience::Colleagues } else { Audience::Customers };
    let files = match (args.kind, output) {
        (GenerateKind::Json, _) if args.internal => {
            let failure = Failure::usage("`--internal` is for `generate markdown` and `generate html`");
            return Err(failure.help("the JSON has the paths anyway, and never the sections `# Internal`"));
        }
        (GenerateKind::Json, None) if args.check => return Err(Failure::usage("`--check` needs `--output`")),
        (GenerateKind::Json, None) => {
            print(&json(&catalog)?)?;
            return Ok(Exit::Clean);
        }
        (GenerateKind::Json, Some(path)) => {
            vec![WantedFile { path: path.to_owned(), text: Some(json(&catalog)?), old: None }]
        }
        (GenerateKind::Markdown, Some(folder)) => markdown(&catalog, audience, folder)?,
        (GenerateKind::Html, Some(folder)) => {
            let texts = source.config.reference.complete(&source.files.root, &site::subjects(&catalog))?;
            html::files(&Reference::of(&catalog, audience), &catalog, &texts, folder)?
        }
        (GenerateKind::Markdown | GenerateKind::Html, None) => {
            return Err(Failure::usage(format!("`generate {}` needs `--output FOLDER`", name(args.kind))));
        }
    };
    if args.check { check(&files, args, talk) } else { write_all(&files, args.kind, talk) }
}

/// The catalog as JSON text.
pub(super) fn json(catalog: &Catalog) -> Result<String, Failure> {
    catalog.to_json().map_err(|error| Failure::incomplete(error.to_string()))
}

/// The pages, and the pages of earlier runs that are no longer needed.
fn markdown(catalog: &Catalog, audience: Audience, folder: &Path) -> Result<Vec<WantedFile>, Failure> {
    let pages = render::pages(&Reference::of(catalog, audience));
    let mut old = present(folder);
    let is_ours = |text: &str| text.starts_with(MARK);
    let mut files = Vec::new();
    for page in pages {
        let path = folder.join(&page.name);
        let old = old.remove(OsStr::new(&page.name));
        if old.as_ref().is_some_and(|old| !old.as_deref().is_some_and(is_ours)) {
            let failure = Failure::incomplete(format!("`{}` was written by hand and is not replaced", path.display()));
            return Err(failure.help("move it, or generate into another folder"));
        }
        files.push(WantedFile { path, text: Some(page.text), old: old.flatten() });
    }
    let stale = old.into_iter().filter(|(_, text)| text.as_deref().is_some_and(is_ours));
    files.extend(stale.map(|(name, old)| WantedFile { path: folder.join(name), text: None, old }));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// The Markdown files of a folder by their names, each with its text if that can be read.
fn present(folder: &Path) -> BTreeMap<OsString, Option<String>> {
    let files = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok).map(|file| file.path());
    let pages: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|extension| extension == "md")).collect();
    let read = |path: PathBuf| Some((path.file_name()?.to_owned(), text::read(&path).ok()));
    pages.into_par_iter().filter_map(read).collect()
}

fn write_all(files: &[WantedFile], kind: GenerateKind, talk: Talk) -> Result<Exit, Failure> {
    let write = |file: &WantedFile| match (&file.text, kind) {
        (Some(text), GenerateKind::Json) => write::write_named(&file.path, text),
        (Some(text), _) if file.old.as_deref() == Some(text.as_str()) => Ok(Written::Unchanged),
        // The folder is part of what is generated.
        (Some(text), _) => write::write_again(&file.path, text).map(|()| Written::Changed),
        (None, _) => remove(&file.path)
            .map(|()| Written::Changed)
            .map_err(|error| Failure::incomplete(format!("cannot remove `{}`: {error}", file.path.display()))),
    };
    let written: Vec<Written> = files.par_iter().map(write).collect::<Result<_, _>>()?;
    let changed = written.iter().filter(|written| **written == Written::Changed).count();
    match (files, changed) {
        ([one], 0) => talk.status("Fresh", &one.path.display().to_string()),
        ([one], _) => talk.status("Generated", &one.path.display().to_string()),
        (_, 0) => talk.status("Fresh", &count(files.len(), "file")),
        _ => talk.status("Generated", &format!("{} ({changed} changed)", count(files.len(), "file"))),
    }
    Ok(Exit::Clean)
}

/// Removes a file, and its folder if that is empty now.
fn remove(path: &Path) -> io::Result<()> {
    fs::remove_file(path)?;
    if let Some(folder) = path.parent() {
        // A folder with other files stays.
        let _ = fs::remove_dir(folder);
    }
    Ok(())
}

/// The word on the command line.
fn name(kind: GenerateKind) -> String {
    kind.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
}

fn check(files: &[WantedFile], args: &GenerateArgs, talk: Talk) -> Result<Exit, Failure> {
    let mut stale = 0;
    for file in files {
        let old = match &file.old {
            Some(old) => Some(old.clone()),
            None => write::read_optional(&file.path)?,
        };
        if old != file.text {
            stale += 1;
            print(&unified(&file.path, old.as_deref(), file.text.as_deref()))?;
        }
    }
    if stale == 0 {
        talk.status("Fresh", &count(files.len(), "file"));
        return Ok(Exit::Clean);
    }
    let kind = name(args.kind);
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
