//! The earlier contract of a comparison: from a file, a commit, the merge base or the last release.

mod git;
mod merge_base;

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Component, Path, PathBuf};
use std::str::FromStr;

use crate::catalog::Catalog;
use crate::diff::{Listing, Places};
use crate::failure::Failure;
use crate::lock::{LOCK_FILE, Lock, RELEASED_FILE};
use crate::scan::normalize;
use crate::write;

pub(crate) use git::Repository;
pub(crate) use merge_base::MergeBase;

const REVISION: &str = "write a commit as `git:REV`, with a branch, a tag or a hash";

/// The earlier contract that the command line names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Against {
    /// A lock or a catalog in JSON.
    File(PathBuf),
    /// A lock or a catalog of a commit.
    Git {
        /// The commit.
        rev: String,
        /// Its path, relative to the root of the workspace, or else to that of the repository. Default: the lock.
        path: Option<String>,
    },
    /// The lock at the commit where this branch left another.
    MergeBase(Option<String>),
    /// The lock of the last release.
    Release,
}

impl fmt::Display for Against {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => write!(f, "{}", path.display()),
            Self::Git { rev, path: Some(path) } => write!(f, "git:{rev}:{path}"),
            Self::Git { rev, path: None } => write!(f, "git:{rev}"),
            Self::MergeBase(Some(rev)) => write!(f, "merge-base:{rev}"),
            Self::MergeBase(None) => f.write_str("merge-base"),
            Self::Release => f.write_str("release"),
        }
    }
}

impl FromStr for Against {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once(':') {
            _ if text == "release" => Ok(Self::Release),
            _ if text == "merge-base" => Ok(Self::MergeBase(None)),
            Some(("merge-base", rev)) => Ok(Self::MergeBase(Some(rev.to_owned()))),
            Some(("git", rest)) => {
                let (rev, path) = rest.split_once(':').map_or((rest, None), |(rev, path)| (rev, Some(path.to_owned())));
                Ok(Self::Git { rev: rev.to_owned(), path })
            }
            Some(("crate", _)) => {
                Err("a published version cannot be the baseline; name a file or `git:TAG`".to_owned())
            }
            _ if text.is_empty() => Err("expected FILE, git:REV[:PATH], merge-base[:REF] or release".to_owned()),
            _ => Ok(Self::File(PathBuf::from(text))),
        }
    }
}

/// An earlier contract that was read.
#[derive(Clone, Debug, Default)]
pub struct Baseline {
    /// Its name in messages.
    pub name: String,
    /// Its codes.
    pub catalog: Catalog,
    /// Its file: a path, or `git:REV:PATH`.
    pub file: String,
    /// The line of each code in that file; empty for a catalog in JSON.
    pub lines: BTreeMap<String, usize>,
    /// Whether that file is in the working tree, so that a finding can point at it.
    pub present: bool,
}

impl Baseline {
    /// Where findings of a comparison with it point: at its own file, or at the lock if that is not in the working tree.
    pub fn places<'a>(&'a self, new: &'a Catalog, lock: Listing<'a>) -> Places<'a> {
        let own = Listing { file: &self.file, lines: &self.lines };
        if self.present {
            Places { new, shown: own, elsewhere: None }
        } else {
            Places { new, shown: lock, elsewhere: Some(own) }
        }
    }

    fn parse(name: &str, file: String, present: bool, text: &str) -> Result<Self, Failure> {
        let name = name.to_owned();
        if !Lock::is_meant(text) {
            let catalog = Catalog::from_json(text).map_err(|error| error.of(&file))?;
            return Ok(Self { name, catalog, file, lines: BTreeMap::new(), present });
        }
        // What has the name of a lock is a damaged one.
        if !Lock::has_header(text) && Path::new(&file).extension().is_none_or(|extension| extension != "lock") {
            let help = "`cargo api-error lock` writes a lock, and `cargo api-error generate json -o FILE` a catalog";
            return Err(Failure::incomplete(format!("`{file}` is neither a lock nor a catalog")).help(help));
        }
        let lock = parse_lock(&file, text)?;
        Ok(Self { name, catalog: lock.catalog, file, lines: lock.lines, present })
    }
}

/// Where to look for baselines.
#[derive(Clone, Debug)]
pub struct ContractFiles {
    /// The workspace root.
    pub root: PathBuf,
    /// The lock, relative to the root.
    pub lock: PathBuf,
    /// Whether the path of the lock comes from the command line.
    pub named: bool,
    /// The branch that changes are merged into.
    pub merge_base: Option<String>,
}

impl ContractFiles {
    /// A file in the folder of the lock, relative to the root.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.lock.with_file_name(name)
    }

    /// The lock of the working tree.
    pub fn lock(&self) -> Result<Lock, Failure> {
        self.optional(&self.lock)?.ok_or_else(|| {
            Failure::incomplete(format!("there is no `{}`", self.lock.display()))
                .help("run `cargo api-error init`, which writes it from the source")
        })
    }

    /// The lock of the working tree, if there is one.
    pub fn lock_if_any(&self) -> Result<Option<Lock>, Failure> {
        self.optional(&self.lock)
    }

    /// The contract of the last release, if there was one.
    pub fn released(&self) -> Result<Option<Baseline>, Failure> {
        let path = self.beside(RELEASED_FILE);
        // No command can write it again.
        let restore = |failure: Failure| match failure.place {
            Some(_) => failure.help("restore the file from git"),
            None => failure,
        };
        let lock = self.optional(&path).map_err(restore)?;
        let (name, file, present) = ("release".to_owned(), slashes(&path), true);
        Ok(lock.map(|Lock { catalog, lines }| Baseline { name, catalog, file, lines, present }))
    }

    /// The part of a lock that others may rely on, with the merge base as git knows it.
    pub(crate) fn history(&self, lock: &Lock) -> Result<Catalog, Failure> {
        let base = match self.merge_base(None) {
            Ok(MergeBase::Found { lock, .. }) => lock,
            _ => None,
        };
        self.published(lock, base.as_ref())
    }

    /// The part of a lock that others may rely on: the codes that the merge base or the last release has too. It is all of
    /// the lock if nobody knows what the merge base has.
    pub(crate) fn published(&self, lock: &Lock, base: Option<&Baseline>) -> Result<Catalog, Failure> {
        let mut catalog = lock.catalog.clone();
        if let Some(base) = base {
            let released = self.released()?.unwrap_or_default();
            let known = |code: &String| base.lines.contains_key(code) || released.lines.contains_key(code);
            catalog.errors.retain(|entry| known(&entry.spec.code));
        }
        Ok(catalog)
    }

    fn optional(&self, path: &Path) -> Result<Option<Lock>, Failure> {
        let text = write::read_optional(&self.root.join(path))?;
        text.map(|text| parse_lock(&path.display().to_string(), &text)).transpose()
    }

    /// Reads an earlier contract.
    pub fn read(&self, against: &Against) -> Result<Baseline, Failure> {
        match against {
            Against::File(path) => {
                let name = path.display().to_string();
                let text = write::read_optional(path)?.ok_or_else(|| self.no_file(&name))?;
                Baseline::parse(&name, self.in_workspace(path), true, &text)
            }
            Against::Git { rev, path } => {
                let named = path.as_ref().map_or_else(|| against.to_string(), |path| format!("git:{rev}:{path}"));
                let found = self.in_commit(rev, path.as_deref())?;
                let (path, text) = found.ok_or_else(|| missing(&named))?;
                let file = format!("git:{rev}:{path}");
                Baseline::parse(&file, file.clone(), false, &text)
            }
            Against::MergeBase(rev) => match self.merge_base(rev.as_deref())? {
                MergeBase::Found { lock, .. } => lock.ok_or_else(|| self.none_in_base()),
                MergeBase::NotExpected(failure) | MergeBase::Unknown(failure) => Err(failure),
            },
            Against::Release => self.released()?.ok_or_else(|| {
                Failure::incomplete(format!("there is no `{}`", self.beside(RELEASED_FILE).display()))
                    .help("`cargo api-error release` writes it at every release")
            }),
        }
    }

    /// The contract that a change starts from: that of the merge base, or the lock where there is no such commit.
    pub fn latest(&self) -> Result<Baseline, Failure> {
        match self.merge_base(None)? {
            MergeBase::Found { lock: Some(lock), .. } => Ok(lock),
            MergeBase::Found { lock: None, .. } | MergeBase::NotExpected(_) => {
                let Lock { catalog, lines } = self.lock()?;
                Ok(Baseline { name: self.lock_name(), catalog, file: self.lock_name(), lines, present: true })
            }
            MergeBase::Unknown(failure) => {
                Err(failure.or_help(&format!("name what to compare with: `cargo api-error diff {}`", self.lock_name())))
            }
        }
    }

    /// The path and text of a file in a commit, by default of the lock.
    fn in_commit(&self, rev: &str, path: Option<&str>) -> Result<Option<(String, String)>, Failure> {
        let repository = self.repository()?;
        if !repository.knows(rev)? {
            return Err(Failure::usage(format!("git does not know the commit `{rev}`")).help(REVISION));
        }
        let commit = repository.commit(rev)?;
        let Some(path) = path else { return self.lock_at(&repository, &commit) };
        for prefix in [repository.prefix.as_str(), ""] {
            let Some(full) = from_top(prefix, Path::new(path)) else { continue };
            if let Some(text) = repository.read(&commit, &full)? {
                return Ok(Some((path.to_owned(), text)));
            }
        }
        Ok(None)
    }

    fn repository(&self) -> Result<Repository, Failure> {
        let none = || Failure::incomplete("the workspace is not in a git repository");
        Repository::of(&self.root)?.ok_or_else(none)
    }

    /// The merge base is older than the lock.
    pub(crate) fn none_in_base(&self) -> Failure {
        Failure::incomplete(format!("the merge base has no `{}`", self.lock_name()))
    }

    /// A file that does not exist. Perhaps its name was meant as that of a commit.
    fn no_file(&self, name: &str) -> Failure {
        let help = match self.repository().and_then(|repository| repository.knows(name)) {
            Ok(true) => format!("there is a commit with that name: `git:{name}`"),
            Ok(false) => format!("there is no file `{name}`, and git does not know such a commit; {REVISION}"),
            Err(_) => format!("there is no file `{name}`, and no git repository to look it up"),
        };
        Failure::usage(format!("there is no baseline `{name}`")).help(help)
    }

    /// A file from the command line; relative to the root if it is inside.
    fn in_workspace(&self, path: &Path) -> String {
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        slashes(absolute.strip_prefix(&self.root).unwrap_or(&absolute))
    }

    /// The lock's path in reports and in git, with `/`.
    pub fn lock_name(&self) -> String {
        slashes(&self.lock)
    }
}

fn parse_lock(name: &str, text: &str) -> Result<Lock, Failure> {
    Lock::parse(text).map_err(|error| error.of(name))
}

fn missing(name: &str) -> Failure {
    Failure::incomplete(format!("there is no baseline `{name}`"))
        .help(format!("`cargo api-error lock` writes `{LOCK_FILE}`; commit it, then compare with it"))
}

/// A path from a folder of the repository as git writes it; none if it leaves the repository.
fn from_top(folder: &str, path: &Path) -> Option<String> {
    let path = normalize(&Path::new(folder).join(path));
    let name = |part| match part {
        Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
        _ => None,
    };
    path.components().map(name).collect::<Option<Vec<String>>>().map(|parts| parts.join("/"))
}

fn slashes(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
