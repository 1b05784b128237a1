//! Whatever the user names as the baseline in, that contract out.

use std::path::Path;

use super::files::slashes;
use super::{Against, Baseline, ContractFiles, MergeBase, git};
use crate::failure::Failure;
use crate::lock::{LOCK_FILE, RELEASED_FILE};
use crate::write;

impl ContractFiles {
    /// Reads a baseline.
    ///
    /// # Errors
    /// When it does not exist or cannot be read: a missing baseline is never "no changes".
    pub fn read(&self, against: &Against) -> Result<Baseline, Failure> {
        match against {
            Against::File(path) => {
                let name = path.display().to_string();
                let text = write::read_optional(path)?.ok_or_else(|| self.no_file(&name))?;
                Baseline::parse(&name, self.in_workspace(path), true, &text)
            }
            Against::Git { rev, path } => self.in_commit(rev, path.as_deref()),
            Against::MergeBase(rev) => match self.merge_base(rev.as_deref())? {
                MergeBase::Found(base) => base.lock,
                MergeBase::NotExpected(failure) | MergeBase::Missing(failure) => Err(failure),
            },
            Against::Release => {
                let file = slashes(&self.beside(RELEASED_FILE));
                let lock = self.released()?.ok_or_else(|| {
                    Failure::incomplete(format!("there is no `{file}`"))
                        .help("`cargo api-error release` writes it at every release")
                })?;
                let (catalog, lines) = (lock.catalog, lock.lines);
                Ok(Baseline { name: "release".to_owned(), catalog, file, lines, present: true })
            }
        }
    }

    fn in_commit(&self, rev: &str, path: Option<&str>) -> Result<Baseline, Failure> {
        let path = path.map_or_else(|| self.lock_name(), str::to_owned);
        let file = format!("git:{rev}:{path}");
        let commit = git::resolve(&self.root, rev)?;
        let text = match git::show(&self.root, &commit, &path)? {
            Some(text) => Some(text),
            None => git::show_from_top(&self.root, &commit, &path)?,
        };
        let text = text.ok_or_else(|| missing(&file))?;
        Baseline::parse(&file, file.clone(), false, &text)
    }

    /// A file that does not exist: its name may be that of a commit.
    fn no_file(&self, name: &str) -> Failure {
        let failure = missing(name);
        match git::find(&self.root, name) {
            Ok(Some(_)) => failure.help(format!("there is a commit with that name: `git:{name}`")),
            _ => failure,
        }
    }

    /// A file that was named on the command line, relative to the root if it is inside.
    fn in_workspace(&self, path: &Path) -> String {
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        slashes(absolute.strip_prefix(&self.root).unwrap_or(&absolute))
    }
}

fn missing(name: &str) -> Failure {
    Failure::incomplete(format!("there is no baseline `{name}`"))
        .help(format!("`cargo api-error lock` writes `{LOCK_FILE}`; commit it, then compare with it"))
}
