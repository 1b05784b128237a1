//! Files of other commits, through the `git` executable.

use std::path::Path;
use std::process::{Command, Output};

use crate::failure::Failure;

/// The text of a file in a commit; `None` when the commit does not have it.
pub(super) fn show(root: &Path, rev: &str, path: &str) -> Result<Option<String>, Failure> {
    let commit = resolve(root, rev)?;
    let object = format!("{commit}:./{path}");
    if !git(root, &["cat-file", "-e", &object])?.status.success() {
        return Ok(None);
    }
    let output = git(root, &["show", &object])?;
    if !output.status.success() {
        return Err(Failure::incomplete(format!("git cannot show `{rev}:{path}`: {}", said(&output))));
    }
    let text = String::from_utf8(output.stdout);
    text.map(Some).map_err(|_| Failure::incomplete(format!("`{rev}:{path}` is not UTF-8")))
}

/// The commit where the current branch left another.
pub(super) fn merge_base(root: &Path, other: Option<&str>) -> Result<String, Failure> {
    let other = other.unwrap_or("origin/HEAD");
    let commit = resolve(root, other).map_err(|failure| {
        failure
            .help("name the branch: `--against merge-base:BRANCH`, or `merge-base` in `[workspace.metadata.api-error]`")
    })?;
    let output = git(root, &["merge-base", &commit, "HEAD"])?;
    if !output.status.success() {
        let failure = Failure::incomplete(format!("HEAD and `{other}` have no merge base"));
        return Err(failure.help("in a shallow clone, fetch the whole history"));
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The path from the root of the repository to a folder, with a slash at its end; empty at the root.
pub(crate) fn prefix(folder: &Path) -> Option<String> {
    let output = git(folder, &["rev-parse", "--show-prefix"]).ok().filter(|output| output.status.success())?;
    let text = String::from_utf8(output.stdout).ok()?;
    Some(text.strip_suffix('\n').unwrap_or(&text).to_owned())
}

/// Whether the repository was cloned from another, so that a merge base is to be expected.
pub(super) fn has_origin(root: &Path) -> bool {
    git(root, &["config", "--get", "remote.origin.url"]).is_ok_and(|output| output.status.success())
}

fn resolve(root: &Path, rev: &str) -> Result<String, Failure> {
    // With this ending, no name of a commit is an option.
    let commit = format!("{rev}^{{commit}}");
    let output = git(root, &["rev-parse", "--verify", "--quiet", &commit])?;
    if !output.status.success() {
        let outside = !git(root, &["rev-parse", "--git-dir"])?.status.success();
        let fact = if outside {
            "the workspace is not in a git repository".to_owned()
        } else {
            format!("git knows no commit `{rev}`")
        };
        return Err(Failure::incomplete(fact));
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn git(root: &Path, arguments: &[&str]) -> Result<Output, Failure> {
    let output = Command::new("git").arg("-C").arg(root).args(arguments).output();
    output.map_err(|error| Failure::incomplete(format!("cannot run git: {error}")))
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).trim().to_owned()
}
