//! The contract at the commit where this branch left the one that it is merged into.

use std::collections::BTreeSet;
use std::env;
use std::path::Path;

use toml_edit::DocumentMut;

use super::git::Repository;
use super::{Baseline, ContractFiles, from_top, parse_lock};
use crate::catalog::Catalog;
use crate::failure::Failure;
use crate::lock::{LOCK_FILE, Lock, RELEASED_FILE};

/// The contract at the merge base.
#[expect(clippy::large_enum_variant, reason = "a run makes one")]
pub(crate) enum MergeBase {
    /// There is none, and the repository has no branch to merge into.
    NotExpected(Failure),
    /// It could not be found or read.
    Unknown(Failure),
    /// The commit was read.
    Found {
        /// The lock; a commit may be older than it.
        lock: Option<Baseline>,
        /// The lock of the last release with its path, if the commit has one.
        released: Option<(String, Catalog)>,
    },
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
        let repository = match Repository::of(&self.root) {
            Ok(Some(repository)) => repository,
            Ok(None) => {
                let failure = Failure::incomplete("the workspace is not in a git repository");
                return Ok(MergeBase::NotExpected(failure));
            }
            Err(failure) => return Ok(MergeBase::Unknown(failure)),
        };
        let help = if repository.shallow { FETCH } else { NAME };
        let commit = match target(&repository, branch.or(self.merge_base.as_deref())) {
            Ok(Some((shown, commit))) => repository
                .merge_base(&commit)
                .map_err(|_| Failure::incomplete(format!("HEAD and `{shown}` have no merge base")).help(help)),
            Ok(None) => {
                let failure = Failure::incomplete("the branch to merge into is not known");
                return Ok(MergeBase::NotExpected(failure.help(help)));
            }
            Err(failure) if branch.is_some() && !repository.has_remote_branches()? => {
                return Ok(MergeBase::NotExpected(failure.help(help)));
            }
            Err(failure) => Err(failure.or_help(help)),
        };
        let read = commit.and_then(|commit| {
            let lock = self.lock_at(&repository, &commit)?;
            let path = lock.as_ref().map_or_else(|| self.lock_name(), |(path, _)| path.clone());
            let released = Path::new(&path).with_file_name(RELEASED_FILE);
            let released = from_top("", &released).unwrap_or_default();
            let released = repository.read(&commit, &released)?.map(|text| (released, text));
            Ok((commit, lock, released))
        });
        let (commit, lock, released) = match read {
            Ok(read) => read,
            Err(failure) => return Ok(MergeBase::Unknown(failure)),
        };
        let short = commit.get(..12).unwrap_or(&commit);
        let parse =
            |(path, text): (String, String)| Baseline::parse("merge-base", format!("git:{short}:{path}"), false, &text);
        let released = released.map(|(path, text)| parse_lock(&path, &text).map(|lock| (path, lock.catalog)));
        Ok(MergeBase::Found { lock: lock.map(parse).transpose()?, released: released.transpose()? })
    }

    /// The lock of a commit with its path from the root of the repository: where it was configured there, where it is
    /// now, or where it was before the workspace moved.
    pub(super) fn lock_at(&self, repository: &Repository, commit: &str) -> Result<Option<(String, String)>, Failure> {
        let own = |path: &Path| from_top(&repository.prefix, path.strip_prefix(&self.root).unwrap_or(path));
        let manifest = format!("{}Cargo.toml", repository.prefix);
        let manifest = if self.named { None } else { repository.read(commit, &manifest)? };
        let earlier = manifest.and_then(|manifest| own(Path::new(&configured(&manifest))));
        for path in earlier.into_iter().chain(own(&self.lock)) {
            if let Some(text) = repository.read(commit, &path)? {
                return Ok(Some((path, text)));
            }
        }
        self.moved(repository, commit)
    }

    /// A lock of the commit that is no longer in the working tree, if it is about the same types or codes. Of several, the
    /// one with the most codes in common.
    fn moved(&self, repository: &Repository, commit: &str) -> Result<Option<(String, String)>, Failure> {
        let files: BTreeSet<String> = repository.files(commit)?.into_iter().collect();
        let name = self.lock.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let mut found = None;
        for path in files.iter().filter(|path| repository.top.join(path).symlink_metadata().is_err()) {
            let (folder, file) = path.rsplit_once('/').map_or(("", path.as_str()), |(folder, file)| (folder, file));
            let candidate = match file {
                "Cargo.toml" if !self.named => {
                    let manifest = repository.read(commit, path)?.unwrap_or_default();
                    from_top(&format!("{folder}/"), Path::new(&configured(&manifest)))
                }
                _ if file == name || file == LOCK_FILE && !self.named => Some(path.clone()),
                _ => None,
            };
            let gone = |path: &String| files.contains(path) && repository.top.join(path).symlink_metadata().is_err();
            let Some(path) = candidate.filter(gone) else { continue };
            let text = repository.read(commit, &path)?.unwrap_or_default();
            let common = self.common(&parse_lock(&path, &text)?)?;
            if common > found.as_ref().map_or(0, |(most, _)| *most) {
                found = Some((common, (path, text)));
            }
        }
        Ok(found.map(|(_, lock)| lock))
    }

    /// How many crates and codes a lock has in common with that of the working tree; none unless it is about a crate of this
    /// one or about half of its codes are here. A code such as `not_found` makes no contract of two.
    fn common(&self, other: &Lock) -> Result<usize, Failure> {
        let crates = |lock: &Lock| -> BTreeSet<String> {
            let variants = lock.catalog.errors.iter().flat_map(|entry| &entry.variants);
            variants.map(|variant| variant.path.crate_name()).collect()
        };
        let own = self.optional(&self.lock)?.unwrap_or_default();
        let codes = other.lines.keys().filter(|code| own.lines.contains_key(*code)).count();
        let crates = crates(other).intersection(&crates(&own)).count();
        Ok(if crates > 0 || codes * 2 >= other.lines.len() { crates + codes } else { 0 })
    }
}

/// The path of the lock in the text of a workspace's manifest.
fn configured(manifest: &str) -> String {
    let document: Option<DocumentMut> = manifest.parse().ok();
    let path = document.as_ref().and_then(|document| {
        let metadata = document.get("workspace")?.get("metadata")?;
        metadata.get("api-error")?.get("lock")?.as_str()
    });
    path.unwrap_or(LOCK_FILE).to_owned()
}

/// The branch that changes are merged into, as shown, and its commit; none if there is no such branch.
fn target(repository: &Repository, named: Option<&str>) -> Result<Option<(String, String)>, Failure> {
    let remote = repository.remote()?;
    // The full name, so that a tag of the same name is not meant.
    let tracked = |branch: &str| remote.as_ref().map(|remote| format!("refs/remotes/{remote}/{branch}"));
    if let Some(name) = named {
        // The checkout of a job only has the branches of the remote.
        let own = ["refs/heads/", "refs/tags/", "refs/remotes/"].map(|kind| format!("{kind}{name}"));
        let full = repository.first(&own.into_iter().chain(tracked(name)).collect::<Vec<_>>())?;
        let commit = repository.commit(full.as_deref().unwrap_or(name));
        return commit.map(|commit| Some((name.to_owned(), commit))).map_err(|_| unknown(&[name.to_owned()]));
    }
    let job = TARGETS.iter().find_map(|name| env::var(name).ok().filter(|branch| !branch.is_empty()));
    let job = job.and_then(|branch| tracked(&branch));
    let is_job = job.is_some();
    let wanted: Vec<String> = match job {
        Some(target) => vec![target],
        None => ["HEAD", "main", "master"].into_iter().filter_map(tracked).collect(),
    };
    let mut full = repository.first(&wanted)?;
    if full.is_none() && (is_job || repository.has_remote_branches()?) {
        return Err(unknown(&wanted));
    }
    if full.is_none() {
        full = repository.first(&["refs/heads/main".to_owned(), "refs/heads/master".to_owned()])?;
    }
    full.map(|full| Ok((shown(&full).to_owned(), repository.commit(&full)?))).transpose()
}

fn shown(full: &str) -> &str {
    full.trim_start_matches("refs/remotes/").trim_start_matches("refs/heads/")
}

fn unknown(names: &[String]) -> Failure {
    let shown: Vec<String> = names.iter().map(|name| format!("`{}`", shown(name))).collect();
    Failure::incomplete(match shown.as_slice() {
        [] => "the branch to merge into is not known".to_owned(),
        [name] => format!("git does not know the commit {name}"),
        names => format!("git knows none of {}", names.join(", ")),
    })
}
