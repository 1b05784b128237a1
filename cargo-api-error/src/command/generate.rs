//! `generate`: writes the catalog. The same source always gives the same files.

use std::fs;
use std::path::{Path, PathBuf};

use similar::TextDiff;

use super::{count, incomplete, named, print};
use crate::args::{GenerateArgs, GenerateKind};
use crate::catalog::Catalog;
use crate::failure::{Exit, Failure};
use crate::render::{self, MARK};
use crate::source::Source;
use crate::talk::Talk;
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
        (GenerateKind::Json, None) if args.check => return Err(Failure::usage("`--check` needs `--output`")),
        (GenerateKind::Json, None) => {
            print(&json(&catalog)?)?;
            return Ok(Exit::Clean);
        }
        (GenerateKind::Json, Some(path)) => vec![WantedFile { path: path.to_owned(), text: Some(json(&catalog)?) }],
        (GenerateKind::Markdown, Some(folder)) => markdown(&catalog, folder)?,
        (GenerateKind::Markdown, None) => return Err(Failure::usage("`generate markdown` needs `--output FOLDER`")),
    };
    if args.check { check(&files, args, talk) } else { write_all(&files, args.kind, talk) }
}

/// The catalog as JSON text.
pub(super) fn json(catalog: &Catalog) -> Result<String, Failure> {
    catalog.to_json().map_err(|error| Failure::incomplete(error.to_string()))
}

/// The pages, and the pages of earlier runs that are no longer needed.
fn markdown(catalog: &Catalog, folder: &Path) -> Result<Vec<WantedFile>, Failure> {
    let pages = render::pages(catalog).map_err(Failure::incomplete)?;
    let mut files = Vec::new();
    for file in fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
        let name = file.file_name().to_string_lossy().into_owned();
        let page = Path::new(&name).extension().is_some_and(|extension| extension == "md");
        let ours = page && fs::read_to_string(file.path()).is_ok_and(|text| text.starts_with(MARK));
        if ours && !pages.iter().any(|page| page.name == name) {
            files.push(WantedFile { path: file.path(), text: None });
        }
    }
    for path in pages.iter().map(|page| folder.join(&page.name)) {
        if write::read_optional(&path)?.is_some_and(|text| !text.starts_with(MARK)) {
            let failure = Failure::incomplete(format!("`{}` was written by hand and is not replaced", path.display()));
            return Err(failure.help("move it, or generate into another folder"));
        }
    }
    files.extend(pages.into_iter().map(|page| WantedFile { path: folder.join(page.name), text: Some(page.text) }));
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
    let output = args.output.as_deref().map(|path| format!(" -o {}", path.display())).unwrap_or_default();
    let message =
        format!("{} out of date", if stale == 1 { "1 file is".to_owned() } else { format!("{stale} files are") });
    let failure = Failure::negative(message);
    Err(failure.help(format!("run `cargo api-error generate {kind}{}{output}`", args.selection.typed())))
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
