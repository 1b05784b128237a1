//! Commits and their files, through the `git` executable. Every call answers, or the whole look-up fails: git says with
//! success that something is not there.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::failure::Failure;
use crate::text;

/// The variables of git that stay: configuration and transport. The others come from a hook, and are about another
/// folder, index or history than this one.
const KEPT: [&str; 13] = [
    "GIT_CONFIG_",
    "GIT_SSH",
    "GIT_SSL_",
    "GIT_HTTP_",
    "GIT_PROXY_",
    "GIT_PROTOCOL",
    "GIT_ALLOW_PROTOCOL",
    "GIT_ASKPASS",
    "GIT_TERMINAL_PROMPT",
    "GIT_NO_LAZY_FETCH",
    "GIT_EXEC_PATH",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM",
    "GIT_TEST_",
];

/// The repository of a folder.
#[derive(Debug)]
pub(crate) struct Repository {
    folder: PathBuf,
    /// Its root.
    pub(super) top: PathBuf,
    /// The path from its root to the folder, with a slash at its end; empty at the root.
    pub(crate) prefix: String,
    /// Whether only the latest part of the history was fetched.
    pub(super) shallow: bool,
}

impl Repository {
    /// The repository of a folder, if it is in one. If git does not say so, the file system tells whether there is none.
    pub(crate) fn of(folder: &Path) -> Result<Option<Self>, Failure> {
        let asked = ["rev-parse", "--show-toplevel", "--show-prefix", "--is-shallow-repository"];
        let answer = match git(folder, &asked) {
            Ok(answer) => answer,
            Err(_) if !folder.ancestors().any(|above| above.join(".git").symlink_metadata().is_ok()) => {
                return Ok(None);
            }
            Err(failure) => return Err(failure),
        };
        let [top, prefix, shallow] = answer.lines().collect::<Vec<_>>()[..] else {
            return Err(Failure::incomplete("git cannot read the repository: its answer is not three lines"));
        };
        let (folder, top, prefix) = (folder.to_owned(), top.into(), prefix.to_owned());
        Ok(Some(Self { folder, top, prefix, shallow: shallow == "true" }))
    }

    /// The remote that has the target branch: `origin`, or the only one.
    pub(super) fn remote(&self) -> Result<Option<String>, Failure> {
        let answer = git(&self.folder, &["remote"])?;
        let names: Vec<&str> = answer.lines().collect();
        let only = names.first().filter(|_| names.len() == 1);
        Ok(names.iter().find(|name| **name == "origin").or(only).map(|name| (*name).to_owned()))
    }

    /// The first of these full names that a reference has.
    pub(super) fn first(&self, names: &[String]) -> Result<Option<String>, Failure> {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let answer = git(&self.folder, &[&["for-each-ref", "--format=%(refname)"], &*names].concat())?;
        let known = |name: &&&str| answer.lines().any(|line| line == **name);
        Ok(names.iter().find(known).map(|name| (*name).to_owned()))
    }

    /// Whether there are remote-tracking branches, so that there is a branch to merge into.
    pub(super) fn has_remote_branches(&self) -> Result<bool, Failure> {
        Ok(!git(&self.folder, &["for-each-ref", "--count=1", "refs/remotes"])?.is_empty())
    }

    /// Whether a name is that of a commit.
    pub(super) fn knows(&self, name: &str) -> Result<bool, Failure> {
        // Git lists nothing, with success, where a name is unknown.
        let asked = ["rev-list", "--ignore-missing", "--max-count=1", "--end-of-options", name, "--"];
        Ok(!git(&self.folder, &asked)?.is_empty())
    }

    /// The commit of a name.
    pub(super) fn commit(&self, name: &str) -> Result<String, Failure> {
        // With this ending, git takes no name of a commit for an option.
        let answer = git(&self.folder, &["rev-parse", "--verify", &format!("{name}^{{commit}}")]);
        let answer = answer.map_err(|_| Failure::incomplete(format!("git does not know the commit `{name}`")))?;
        Ok(answer.trim().to_owned())
    }

    /// The best common ancestor of a commit and `HEAD`.
    pub(super) fn merge_base(&self, commit: &str) -> Result<String, Failure> {
        Ok(git(&self.folder, &["merge-base", commit, "HEAD"])?.trim().to_owned())
    }

    /// The paths of all files of a commit.
    pub(super) fn files(&self, commit: &str) -> Result<Vec<String>, Failure> {
        let answer = git(&self.folder, &["ls-tree", "-r", "-z", "--full-tree", "--name-only", commit])?;
        Ok(answer.split_terminator('\0').map(str::to_owned).collect())
    }

    /// The text of a file in a commit, by its path from the root of the repository.
    pub(super) fn read(&self, commit: &str, path: &str) -> Result<Option<String>, Failure> {
        // A folder on the way may be a submodule, whose files this repository does not know.
        let ends = path.match_indices('/').map(|(end, _)| end).chain([path.len()]);
        let ways: Vec<&str> = ends.filter_map(|end| path.get(..end)).filter(|way| !way.is_empty()).collect();
        let answer = git(&self.folder, &[&["ls-tree", "-z", "--full-tree", commit, "--"], &*ways].concat())?;
        for entry in answer.split_terminator('\0') {
            let (facts, name) = entry.split_once('\t').unwrap_or((entry, ""));
            match facts.split(' ').collect::<Vec<_>>()[..] {
                [_, "commit", _] => {
                    return Err(Failure::incomplete(format!("`{path}` is in the submodule `{name}`")));
                }
                [_, "blob", object] if name == path => {
                    let text = git(&self.folder, &["cat-file", "blob", object])?;
                    return Ok(Some(text::plain(&text).into_owned()));
                }
                _ => {}
            }
        }
        Ok(None)
    }
}

/// What git prints, if it succeeds.
fn git(folder: &Path, arguments: &[&str]) -> Result<String, Failure> {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(arguments).stdin(Stdio::null());
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("GIT_") && !KEPT.iter().any(|kept| text.starts_with(kept)) {
            command.env_remove(&name);
        }
    }
    // This program reads git's messages, so it asks for them in one language.
    let output = command.env("LC_ALL", "C").output().map_err(|error| {
        Failure::incomplete(format!("cannot run git: {error}")).help("install git where the check runs")
    })?;
    if output.status.success() {
        return String::from_utf8(output.stdout).map_err(|_| Failure::incomplete("git's answer is not UTF-8"));
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let fatal = said.lines().find_map(|line| line.strip_prefix("fatal: "));
    let fact = fatal.or_else(|| said.lines().next()).unwrap_or("it does not say why").trim();
    // The message contains the command that makes git trust the folder.
    let command = said.lines().map(str::trim).find(|line| line.starts_with("git config ")).unwrap_or("git fetch");
    let failure = Failure::incomplete(format!("git cannot read the repository: {fact}"));
    Err(failure.help(format!("run `{command}`")))
}
