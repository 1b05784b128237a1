//! The files that `generate` wants: writes them, or compares them with those that are there.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use similar::TextDiff;

use super::{count, named, print};
use crate::args::GenerateArgs;
use crate::failure::{Exit, Failure};
use crate::render::{MARK, Page};
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

/// The files of one run.
pub(super) struct Wanted {
    pub(super) files: Vec<WantedFile>,
    /// Whether it is a folder, which belongs to what is generated.
    pub(super) folder: bool,
    /// The file of the folder that lists the others. It is written before them, so that a run that is killed leaves no file that
    /// the next run does not know.
    pub(super) list: Option<PathBuf>,
}

impl Wanted {
    /// A file that a person named.
    pub(super) fn file(path: &Path, text: String) -> Self {
        Self {
            files: vec![WantedFile { path: path.to_owned(), text: Some(text), old: None }],
            folder: false,
            list: None,
        }
    }

    /// The files of a folder, sorted.
    pub(super) fn folder(mut files: Vec<WantedFile>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { files, folder: true, list: None }
    }

    /// Writes the files; with `--check`, only compares.
    pub(super) fn finish(&self, args: &GenerateArgs, talk: Talk) -> Result<Exit, Failure> {
        if args.check { self.check(args, talk) } else { self.write(talk) }
    }

    fn write(&self, talk: Talk) -> Result<Exit, Failure> {
        // First, because where case does not count a new file can have the name of an old one.
        let stale = self.files.iter().filter(|file| file.text.is_none());
        let removed = stale.map(|file| remove(&file.path)).sum::<Result<usize, _>>()?;
        let write = |(file, text): (&WantedFile, &String)| {
            if !self.folder {
                return write::write_named(&file.path, text);
            }
            // The folder is part of what is generated.
            match &file.old {
                Some(old) if old == text => return Ok(Written::Unchanged),
                None if !self.is_list(file) => write::write_new(&file.path, text)?,
                _ => write::write_again(&file.path, text)?,
            }
            Ok(Written::Changed)
        };
        // One after the other: threads that make files in one folder only wait for each other.
        let texts = self.files.iter().filter_map(|file| Some((file, file.text.as_ref()?)));
        let (list, others): (Vec<_>, Vec<_>) = texts.partition(|(file, _)| self.is_list(file));
        let written: Vec<Written> = list.into_iter().chain(others).map(write).collect::<Result<_, _>>()?;
        let changed = removed + written.iter().filter(|written| **written == Written::Changed).count();
        match (self.files.as_slice(), changed) {
            ([one], 0) => talk.status("Fresh", &one.path.display().to_string()),
            ([one], _) => talk.status("Generated", &one.path.display().to_string()),
            (_, 0) => talk.status("Fresh", &count(self.files.len(), "file")),
            _ => talk.status("Generated", &format!("{} ({changed} changed)", count(self.files.len(), "file"))),
        }
        Ok(Exit::Clean)
    }

    fn is_list(&self, file: &WantedFile) -> bool {
        self.list.as_ref() == Some(&file.path)
    }

    fn check(&self, args: &GenerateArgs, talk: Talk) -> Result<Exit, Failure> {
        let mut stale = 0;
        for file in &self.files {
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
            talk.status("Fresh", &count(self.files.len(), "file"));
            return Ok(Exit::Clean);
        }
        let kind = args.kind.name();
        let template =
            args.template.as_deref().map(|path| format!(" --template {}", path.display())).unwrap_or_default();
        let flags = args.openapi.typed();
        let internal = if args.internal { " --internal" } else { "" };
        let from = args.catalog.as_deref().map(|path| format!(" --catalog {}", path.display())).unwrap_or_default();
        let domain = args.domain.as_deref().map(|domain| format!(" --domain {domain}")).unwrap_or_default();
        let output = args.output.as_deref().map(|path| format!(" -o {}", path.display())).unwrap_or_default();
        let message =
            format!("{} out of date", if stale == 1 { "1 file is".to_owned() } else { format!("{stale} files are") });
        let failure = Failure::negative(message);
        Err(failure.help(format!(
            "run `cargo api-error generate {kind}{template}{flags}{internal}{from}{domain}{}{output}`",
            args.selection.typed()
        )))
    }
}

/// The folder for a kind that is one.
pub(super) fn folder(args: &GenerateArgs) -> Result<&Path, Failure> {
    let needs = || Failure::usage(format!("`generate {}` needs `--output FOLDER`", args.kind.name()));
    named(args.output.as_ref()).ok_or_else(needs)
}

/// Writes or checks the text of a kind that is one file, or prints it.
pub(super) fn one_file(text: String, args: &GenerateArgs, talk: Talk) -> Result<Exit, Failure> {
    let output = if args.output.is_none() { args.openapi.merge.as_deref() } else { named(args.output.as_ref()) };
    match output {
        Some(path) => Wanted::file(path, text).finish(args, talk),
        None if args.check => Err(Failure::usage("`--check` needs `--output`")),
        None => print(&text).map(|()| Exit::Clean),
    }
}

/// The files of a folder, and those of earlier runs.
pub(super) fn pages_in(pages: Vec<Page>, folder: &Path) -> Result<Wanted, Failure> {
    let mut old = present(folder);
    let is_ours = |text: &str| text.starts_with(MARK);
    // A run that was killed may have left only the beginning of a page.
    let may_be_ours = |text: &str| is_ours(text) || MARK.starts_with(text);
    let mut files = Vec::new();
    for page in pages {
        let path = folder.join(&page.name);
        let old = old.remove(OsStr::new(&page.name));
        if old.as_ref().is_some_and(|old| !old.as_deref().is_some_and(may_be_ours)) {
            let failure = Failure::incomplete(format!("`{}` was written by hand and is not replaced", path.display()));
            return Err(failure.help("move it, or generate into another folder"));
        }
        files.push(WantedFile { path, text: Some(page.text), old: old.flatten() });
    }
    let stale = old.into_iter().filter(|(_, text)| text.as_deref().is_some_and(is_ours));
    files.extend(stale.map(|(name, old)| WantedFile { path: folder.join(name), text: None, old }));
    Ok(Wanted::folder(files))
}

/// The Markdown files of a folder by their names, each with its text if that can be read.
fn present(folder: &Path) -> BTreeMap<OsString, Option<String>> {
    let files = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok).map(|file| file.path());
    let pages: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|extension| extension == "md")).collect();
    let read = |path: PathBuf| Some((path.file_name()?.to_owned(), text::read(&path).ok()));
    pages.into_par_iter().filter_map(read).collect()
}

/// Removes a file, and the folders that are empty without it. Returns the number of files.
fn remove(path: &Path) -> Result<usize, Failure> {
    let failure = |error| Failure::incomplete(format!("cannot remove `{}`: {error}", path.display()));
    fs::remove_file(path).map_err(failure)?;
    // A folder with other files stays, and so do those around it.
    for folder in path.ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty()) {
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(1)
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
