//! The earlier contract of a comparison: from a file, a commit, the merge base or the last release.

pub(crate) mod git;
mod merge_base;

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use crate::catalog::Catalog;
use crate::diff::{Listing, Places};
use crate::failure::Failure;
use crate::lock::{LOCK_FILE, Lock, RELEASED_FILE};
use crate::write;

pub(crate) use merge_base::{BaseContracts, MergeBase};

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
    /// The file at which findings of a comparison with it point: its own, or the lock if its own is not in the
    /// working tree.
    #[must_use]
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
            let catalog = Catalog::from_json(text).map_err(|error| {
                if error.line == 0 {
                    Failure::incomplete(format!("{file}: {}", error.message))
                } else {
                    Failure::incomplete(error.message).at(&file, error.line, error.column)
                }
            })?;
            return Ok(Self { name, catalog, file, lines: BTreeMap::new(), present });
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
    #[must_use]
    pub fn beside(&self, name: &str) -> PathBuf {
        self.lock.with_file_name(name)
    }

    /// The lock of the working tree.
    ///
    /// # Errors
    /// When it does not exist or cannot be read.
    pub fn lock(&self) -> Result<Lock, Failure> {
        self.optional(&self.lock)?.ok_or_else(|| {
            Failure::incomplete(format!("there is no `{}`", self.lock.display()))
                .help("`cargo api-error init` creates it, `cargo api-error lock` updates it")
        })
    }

    /// The lock of the working tree, if there is one.
    ///
    /// # Errors
    /// When it exists and cannot be read.
    pub fn lock_if_any(&self) -> Result<Option<Lock>, Failure> {
        self.optional(&self.lock)
    }

    /// The lock of the last release, if there was one.
    ///
    /// # Errors
    /// When it exists and cannot be read.
    pub fn released(&self) -> Result<Option<Lock>, Failure> {
        // Because no command can write it again.
        let restore = |failure: Failure| match failure.place {
            Some(_) => failure.help("restore the file from git"),
            None => failure,
        };
        self.optional(&self.beside(RELEASED_FILE)).map_err(restore)
    }

    fn optional(&self, path: &Path) -> Result<Option<Lock>, Failure> {
        let text = write::read_optional(&self.root.join(path))?;
        text.map(|text| parse_lock(&path.display().to_string(), &text)).transpose()
    }

    /// Reads an earlier contract.
    ///
    /// # Errors
    /// If it does not exist or cannot be read. A missing baseline never means "no changes".
    pub fn read(&self, against: &Against) -> Result<Baseline, Failure> {
        match against {
            Against::File(path) => {
                let name = path.display().to_string();
                let text = write::read_optional(path)?.ok_or_else(|| self.no_file(&name))?;
                Baseline::parse(&name, self.in_workspace(path), true, &text)
            }
            Against::Git { rev, path } => {
                let path = path.clone().unwrap_or_else(|| self.lock_name());
                let file = format!("git:{rev}:{path}");
                let commit = git::resolve(&self.root, rev)?;
                let text = match git::show(&self.root, &commit, &path)? {
                    Some(text) => Some(text),
                    None => git::show_from_top(&self.root, &commit, &path)?,
                };
                let text = text.ok_or_else(|| missing(&file))?;
                Baseline::parse(&file, file.clone(), false, &text)
            }
            Against::MergeBase(rev) => match self.merge_base(rev.as_deref())? {
                MergeBase::Found(base) => base.lock,
                MergeBase::NotExpected(failure) | MergeBase::Missing(failure) => Err(failure),
            },
            Against::Release => {
                let path = self.beside(RELEASED_FILE);
                let lock = self.released()?.ok_or_else(|| {
                    Failure::incomplete(format!("there is no `{}`", path.display()))
                        .help("`cargo api-error release` writes it at every release")
                })?;
                Ok(Baseline {
                    name: "release".to_owned(),
                    catalog: lock.catalog,
                    file: slashes(&path),
                    lines: lock.lines,
                    present: true,
                })
            }
        }
    }

    /// A file that does not exist. Perhaps its name was meant as that of a commit.
    fn no_file(&self, name: &str) -> Failure {
        let failure = missing(name);
        match git::find(&self.root, name) {
            Ok(Some(_)) => failure.help(format!("there is a commit with that name: `git:{name}`")),
            _ => failure,
        }
    }

    /// A file from the command line; relative to the root if it is inside.
    fn in_workspace(&self, path: &Path) -> String {
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        slashes(absolute.strip_prefix(&self.root).unwrap_or(&absolute))
    }

    /// The lock's path in reports and in git, with `/`.
    #[must_use]
    pub fn lock_name(&self) -> String {
        slashes(&self.lock)
    }
}

fn parse_lock(name: &str, text: &str) -> Result<Lock, Failure> {
    Lock::parse(text).map_err(|error| {
        let failure = Failure::incomplete(error.message).at(name, error.line, error.column);
        Failure { help: error.help, ..failure }
    })
}

fn missing(name: &str) -> Failure {
    Failure::incomplete(format!("there is no baseline `{name}`"))
        .help(format!("`cargo api-error lock` writes `{LOCK_FILE}`; commit it, then compare with it"))
}

fn slashes(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
