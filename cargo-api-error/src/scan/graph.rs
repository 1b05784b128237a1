//! Target roots in, every file of their module graphs out, in parallel.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::Scope;

use super::file::{self, FileResult};
use super::modules::{Dir, Namer, Owner};
use super::predicate::{Known, Predicate};
use super::source::FileId;
use super::{Location, ScanError};

/// A target to scan.
#[derive(Debug)]
pub(crate) struct Unit {
    pub(crate) package: String,
    /// `lib`, `bin:NAME`
    pub(crate) label: String,
    pub(crate) root: PathBuf,
    pub(crate) namer: Namer,
    pub(crate) known: Known,
    /// Whether the edition has `c".."`.
    pub(crate) c_strings: bool,
}

/// A file to read, and why.
#[derive(Clone, Debug)]
pub(crate) struct Job {
    /// The number of the unit.
    pub(crate) unit: usize,
    pub(crate) file: PathBuf,
    pub(crate) owner: Owner,
    pub(crate) path: Vec<String>,
    pub(crate) cfg: Predicate,
    /// The files that led here.
    pub(crate) chain: Option<Arc<Link>>,
    /// Where the file is named, unless it is a root.
    pub(crate) declared: Option<(Location, (usize, usize))>,
    /// The macro whose body names the file.
    pub(crate) guess: Option<String>,
    /// The file matters only if the helper attribute is in it.
    pub(crate) expression: bool,
}

/// A file and those that led to it.
#[derive(Debug)]
pub(crate) struct Link {
    pub(crate) id: FileId,
    pub(crate) name: String,
    pub(crate) depth: usize,
    pub(crate) parent: Option<Arc<Link>>,
}

/// Files nested deeper than this are refused.
pub(crate) const MAX_DEPTH: usize = 1_000;
/// One file in one target is read at most so often.
const MAX_VISITS: usize = 200;

/// Everything that was found in all files, in no particular order.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// With the number of the unit.
    pub(crate) files: Vec<(usize, FileResult)>,
}

struct Graph<'u> {
    units: &'u [Unit],
    found: Mutex<Found>,
    visits: Mutex<HashMap<(usize, FileId), usize>>,
}

/// Reads every file that the units' module graphs have.
pub(crate) fn read(units: &[Unit], pool: &rayon::ThreadPool) -> Found {
    let graph = Graph { units, found: Mutex::default(), visits: Mutex::default() };
    pool.scope(|scope| {
        for (unit, root) in units.iter().enumerate() {
            let job = Job::root(unit, &root.root);
            scope.spawn(|scope| graph.run(scope, job));
        }
    });
    graph.found.into_inner().unwrap_or_else(PoisonError::into_inner)
}

impl Graph<'_> {
    fn run<'s>(&'s self, scope: &Scope<'s>, job: Job) {
        let Some(unit) = self.units.get(job.unit) else { return };
        let number = job.unit;
        let (mut result, jobs) = file::read(unit, job);
        if self.is_visited_too_often(number, result.id.as_ref()) {
            let location = Location { file: result.name.clone(), line: 1, column: 1 };
            let error = ScanError::at(location, format!("the module graph has this file {MAX_VISITS} times and more"));
            result = FileResult { errors: vec![error], ..FileResult::default() };
        } else {
            for job in jobs {
                scope.spawn(|scope| self.run(scope, job));
            }
        }
        self.found.lock().unwrap_or_else(PoisonError::into_inner).files.push((number, result));
    }

    fn is_visited_too_often(&self, unit: usize, id: Option<&FileId>) -> bool {
        let Some(id) = id else { return false };
        let mut visits = self.visits.lock().unwrap_or_else(PoisonError::into_inner);
        let count = visits.entry((unit, id.clone())).or_default();
        *count += 1;
        *count > MAX_VISITS
    }
}

impl Job {
    /// The root file of a unit.
    pub(crate) fn root(unit: usize, file: &Path) -> Self {
        Self {
            unit,
            file: file.to_owned(),
            owner: Owner::Folder,
            path: Vec::new(),
            cfg: Predicate::True,
            chain: None,
            declared: None,
            guess: None,
            expression: false,
        }
    }

    /// The scope of the file's own items.
    pub(crate) fn dir(&self) -> Dir {
        Dir::of_file(&self.file, self.owner.clone())
    }

    /// The names of the files from the one with `id` to here and back, if it led here.
    pub(crate) fn cycle(&self, id: &FileId, name: &str) -> Option<String> {
        let mut names = vec![name];
        let mut link = self.chain.as_deref();
        while let Some(found) = link {
            names.push(&found.name);
            if found.id == *id {
                names.reverse();
                return Some(names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" -> "));
            }
            link = found.parent.as_deref();
        }
        None
    }

    /// Where to point when the file itself cannot be read.
    pub(crate) fn declared(&self, name: &str) -> (Location, (usize, usize)) {
        let root = || (Location { file: name.to_owned(), line: 1, column: 1 }, (1, 2));
        self.declared.clone().unwrap_or_else(root)
    }
}

/// The folder of a file, or the current one.
pub(crate) fn folder(file: &Path) -> PathBuf {
    file.parent().map(Path::to_owned).unwrap_or_default()
}
