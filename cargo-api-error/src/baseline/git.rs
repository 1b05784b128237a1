//! Files of other commits, through the `git` executable.

use std::path::Path;
use std::process::{Command, Output};

use crate::failure::Failure;

/// What git knows about a folder.
pub(super) enum Repository {
    /// It is in a repository.
    Readable,
    /// It is not in a repository, or there is no git.
    Absent(Failure),
    /// It is in a repository, and git cannot or will not read it.
    Unreadable(Failure),
}

/// Whether a folder is in a repository that git reads.
pub(super) fn repository(root: &Path) -> Repository {
    let output = match git(root, &["rev-parse", "--git-dir"]) {
        Ok(output) if output.status.success() => return Repository::Readable,
        Ok(output) => output,
        Err(failure) if root.ancestors().any(|folder| folder.join(".git").exists()) => {
            return Repository::Unreadable(failure.help("install git where the check runs"));
        }
        Err(failure) => return Repository::Absent(failure),
    };
    let message = message(&output);
    if message.contains("not a git repository") {
        return Repository::Absent(Failure::incomplete("the workspace is not in a git repository"));
    }
    let fact = message.lines().next().unwrap_or_default().trim_start_matches("fatal: ");
    // The message contains the command that makes git trust the folder.
    let command = message.lines().map(str::trim).find(|line| line.starts_with("git config ")).unwrap_or("git status");
    let failure = Failure::incomplete(format!("git cannot read the repository: {fact}"));
    Repository::Unreadable(failure.help(format!("run `{command}`")))
}

/// The text of a file in a commit, by its path from the folder; `None` if the commit does not have it.
pub(super) fn show(root: &Path, commit: &str, path: &str) -> Result<Option<String>, Failure> {
    object(root, commit, &format!("./{path}"))
}

/// The same, by its path from the root of the repository in git's form.
pub(super) fn show_from_top(root: &Path, commit: &str, path: &str) -> Result<Option<String>, Failure> {
    object(root, commit, path)
}

fn object(root: &Path, commit: &str, path: &str) -> Result<Option<String>, Failure> {
    let object = format!("{commit}:{path}");
    if !git(root, &["cat-file", "-e", &object])?.status.success() {
        return Ok(None);
    }
    let output = git(root, &["show", &object])?;
    if !output.status.success() {
        return Err(Failure::incomplete(format!("git cannot show `{object}`: {}", message(&output))));
    }
    let text = String::from_utf8(output.stdout);
    text.map(Some).map_err(|_| Failure::incomplete(format!("`{object}` is not UTF-8")))
}

/// The best common ancestor of a commit and `HEAD`, if git finds one.
pub(super) fn ancestor(root: &Path, commit: &str) -> Result<Option<String>, Failure> {
    let output = git(root, &["merge-base", commit, "HEAD"])?;
    Ok(output.status.success().then(|| line(&output)))
}

/// The path from the root of the repository to a folder, with a slash at its end; empty at the root.
pub(crate) fn prefix(folder: &Path) -> Option<String> {
    let output = git(folder, &["rev-parse", "--show-prefix"]).ok().filter(|output| output.status.success())?;
    let text = String::from_utf8(output.stdout).ok()?;
    Some(text.strip_suffix('\n').unwrap_or(&text).to_owned())
}

/// The remote that has the target branch: `origin`, or the only one.
pub(super) fn remote(root: &Path) -> Option<String> {
    let output = git(root, &["remote"]).ok()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let mut names = text.lines();
    if names.clone().any(|name| name == "origin") {
        return Some("origin".to_owned());
    }
    names.next().filter(|_| names.next().is_none()).map(str::to_owned)
}

/// Whether there are remote-tracking branches, so that there is a branch to merge into.
pub(super) fn has_remote_branches(root: &Path) -> bool {
    let output = git(root, &["for-each-ref", "--count=1", "refs/remotes"]);
    output.is_ok_and(|output| !output.stdout.is_empty())
}

/// Whether only the latest part of the history was fetched.
pub(super) fn is_shallow(root: &Path) -> bool {
    git(root, &["rev-parse", "--is-shallow-repository"]).is_ok_and(|output| line(&output) == "true")
}

/// The commit of a name.
pub(super) fn resolve(root: &Path, rev: &str) -> Result<String, Failure> {
    if let Some(commit) = find(root, rev)? {
        return Ok(commit);
    }
    match repository(root) {
        Repository::Readable => Err(Failure::incomplete(format!("git does not know the commit `{rev}`"))),
        Repository::Absent(failure) | Repository::Unreadable(failure) => Err(failure),
    }
}

/// The commit of a name, if git knows one.
pub(super) fn find(root: &Path, rev: &str) -> Result<Option<String>, Failure> {
    // With this ending, git never takes the name of a commit for an option.
    let commit = format!("{rev}^{{commit}}");
    let output = git(root, &["rev-parse", "--verify", "--quiet", &commit])?;
    Ok(output.status.success().then(|| line(&output)))
}

fn git(root: &Path, arguments: &[&str]) -> Result<Output, Failure> {
    // This program reads git's messages, so it asks for them in one language.
    let output = Command::new("git").arg("-C").arg(root).args(arguments).env("LC_ALL", "C").output();
    output.map_err(|error| Failure::incomplete(format!("cannot run git: {error}")))
}

fn line(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

fn message(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).trim().to_owned()
}
