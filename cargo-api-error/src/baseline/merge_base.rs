//! The contract at the commit where this branch left the one that it is merged into.

use std::env;
use std::path::{Path, PathBuf};

use toml_edit::DocumentMut;

use super::git::{self, Repository};
use super::{Baseline, ContractFiles, slashes};
use crate::failure::Failure;
use crate::lock::{LOCK_FILE, RELEASED_FILE};

/// The contract at the merge base.
pub(crate) enum MergeBase {
    /// There is none, and the repository has no branch to merge into.
    NotExpected(Failure),
    /// The repository has a branch to merge into, and no merge base was found.
    Missing(Failure),
    /// The commit was found.
    Found(Box<BaseContracts>),
}

/// The contracts in that commit.
pub(crate) struct BaseContracts {
    /// The lock; `None` if the commit is older than the lock.
    pub(crate) lock: Result<Baseline, Failure>,
    /// The path of the lock of the last release, if the commit has one.
    pub(crate) released: Option<String>,
}

/// The variables in which a job for a pull request finds the target branch: GitHub Actions, GitLab.
const TARGETS: [&str; 2] = ["GITHUB_BASE_REF", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME"];

const FETCH: &str = "fetch the whole history: `fetch-depth: 0` in GitHub Actions, `GIT_DEPTH: 0` in GitLab, or \
                     `git fetch --unshallow`";
const NAME: &str = "fetch the branch that changes are merged into, or name it: `merge-base` in \
                    `[workspace.metadata.api-error]`, or `--against merge-base:BRANCH`";

impl ContractFiles {
    /// Finds the merge base with a branch, by default the one of the configuration, and reads it.
    pub(crate) fn merge_base(&self, branch: Option<&str>) -> Result<MergeBase, Failure> {
        match git::repository(&self.root) {
            Repository::Readable => {}
            Repository::Absent(failure) => return Ok(MergeBase::NotExpected(failure)),
            Repository::Unreadable(failure) => return Ok(MergeBase::Missing(failure)),
        }
        let wanted = Wanted::of(&self.root, branch.or(self.merge_base.as_deref()));
        let failure = match wanted.commit(&self.root) {
            Ok(commit) => return Ok(MergeBase::Found(Box::new(self.at(&commit)?))),
            Err(failure) => failure,
        };
        let help = if git::is_shallow(&self.root) { FETCH } else { NAME };
        let failure = failure.help(help);
        let expected = wanted.by_job || git::has_remote_branches(&self.root);
        Ok(if expected { MergeBase::Missing(failure) } else { MergeBase::NotExpected(failure) })
    }

    fn at(&self, commit: &str) -> Result<BaseContracts, Failure> {
        let short = commit.get(..12).unwrap_or(commit);
        let paths = self.lock_paths(commit)?;
        let mut lock = Err(Failure::incomplete(format!("the merge base has no `{}`", self.lock_name())));
        for path in &paths {
            let path = slashes(path);
            if let Some(text) = git::show(&self.root, commit, &path)? {
                lock = Ok(Baseline::parse("merge-base", format!("git:{short}:{path}"), false, &text)?);
                break;
            }
        }
        let mut released = None;
        for path in paths {
            let path = slashes(&path.with_file_name(RELEASED_FILE));
            if git::show(&self.root, commit, &path)?.is_some() {
                released = Some(path);
                break;
            }
        }
        Ok(BaseContracts { lock, released })
    }

    /// The paths at which the lock can be in a commit: first the one that was configured there, then the current one.
    fn lock_paths(&self, commit: &str) -> Result<Vec<PathBuf>, Failure> {
        let mut paths = vec![self.lock.clone()];
        if !self.named {
            let manifest = git::show(&self.root, commit, "Cargo.toml")?;
            let earlier = manifest.map(|manifest| configured(&manifest));
            paths.splice(..0, earlier.filter(|earlier| *earlier != self.lock));
        }
        Ok(paths)
    }
}

/// The path of the lock in the text of a workspace's manifest.
fn configured(manifest: &str) -> PathBuf {
    let document: Option<DocumentMut> = manifest.parse().ok();
    let path = document.as_ref().and_then(|document| {
        let metadata = document.get("workspace")?.get("metadata")?;
        metadata.get("api-error")?.get("lock")?.as_str()
    });
    PathBuf::from(path.unwrap_or(LOCK_FILE))
}

/// The branch that changes are merged into: its possible names in order, each for messages and for git.
struct Wanted {
    names: Vec<(String, String)>,
    by_job: bool,
}

impl Wanted {
    fn of(root: &Path, named: Option<&str>) -> Self {
        let remote = git::remote(root);
        // The full name, so that a tag of the same name is not meant.
        let tracked = |branch: &str| {
            let remote = remote.as_deref()?;
            Some((format!("{remote}/{branch}"), format!("refs/remotes/{remote}/{branch}")))
        };
        if let Some(name) = named {
            // The checkout of a job only has the branches of the remote.
            let own = (name.to_owned(), name.to_owned());
            let theirs = tracked(name).map(|(_, full)| (name.to_owned(), full));
            return Self { names: [Some(own), theirs].into_iter().flatten().collect(), by_job: false };
        }
        let target = TARGETS.iter().find_map(|name| env::var(name).ok().filter(|branch| !branch.is_empty()));
        if let Some(target) = target.and_then(|branch| tracked(&branch)) {
            return Self { names: vec![target], by_job: true };
        }
        Self { names: ["HEAD", "main", "master"].into_iter().filter_map(tracked).collect(), by_job: false }
    }

    /// The merge base with the first of them that git knows.
    fn commit(&self, root: &Path) -> Result<String, Failure> {
        for (shown, name) in &self.names {
            if let Some(commit) = git::find(root, name)? {
                let ancestor = git::ancestor(root, &commit)?;
                return ancestor.ok_or_else(|| Failure::incomplete(format!("HEAD and `{shown}` have no merge base")));
            }
        }
        let mut shown: Vec<String> = self.names.iter().map(|(shown, _)| format!("`{shown}`")).collect();
        shown.dedup();
        Err(Failure::incomplete(match shown.as_slice() {
            [] => "the branch to merge into is not known".to_owned(),
            [name] => format!("git does not know the commit {name}"),
            names => format!("git knows none of {}", names.join(", ")),
        }))
    }
}
