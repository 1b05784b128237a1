//! The merge base: how its branch is found, and what is reported if it is not found.

use std::process::Command;

use serde_json::Value;

use crate::git::{committed, git};
use crate::project::{Project, Run};

/// A branch that removed a code and wrote the lock anew, which only the merge base remembers.
pub(crate) fn forgetful() -> Project {
    let project = committed();
    project.remove_card_declined();
    assert_eq!(project.run(&["lock"]).exit, 0);
    git(&project, &["commit", "--quiet", "-am", "remove a code"]);
    project
}

/// A branch of a remote, at the commit of `main` or at the branch's own.
pub(crate) fn tracked(project: &Project, name: &str, at: &str) {
    git(project, &["update-ref", &format!("refs/remotes/{name}"), at]);
}

fn with_env(project: &Project, name: &str, value: &str, arguments: &[&str]) -> Run {
    project.finish(project.command(arguments).env(name, value))
}

/// Rule and level of what a run reported.
pub(crate) fn rules(run: &Run) -> Vec<(String, String)> {
    let report: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.show()));
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let findings = report["findings"].as_array().unwrap_or_else(|| panic!("{}", run.show()));
    findings.iter().map(|finding| (text(&finding["rule"]), text(&finding["level"]))).collect()
}

pub(crate) const JSON: [&str; 3] = ["check", "--format", "json"];

pub(crate) fn removed() -> Vec<(String, String)> {
    vec![("error-removed".to_owned(), "breaking".to_owned())]
}

pub(crate) fn lost() -> Vec<(String, String)> {
    vec![("no-merge-base".to_owned(), "error".to_owned())]
}

#[test]
fn the_branch_to_merge_into_is_found_without_the_head_of_the_remote() {
    for (remote, branch) in [("origin", "main"), ("origin", "master"), ("upstream", "main"), ("origin", "HEAD")] {
        let project = forgetful();
        git(&project, &["branch", "--quiet", "--copy", "main", "base"]);
        git(&project, &["branch", "--quiet", "--force", "main", "topic"]);
        assert_eq!(project.run(&["check"]).exit, 0);
        git(&project, &["remote", "add", remote, "elsewhere"]);
        tracked(&project, &format!("{remote}/{branch}"), "base");
        assert_eq!(rules(&project.run(&JSON)), removed(), "{remote}/{branch}");
    }
    // The head of the remote, then `main`, then `master`; `origin` before every other.
    let project = forgetful();
    for remote in ["upstream", "origin"] {
        git(&project, &["remote", "add", remote, "elsewhere"]);
    }
    tracked(&project, "upstream/HEAD", "topic");
    tracked(&project, "origin/master", "topic");
    tracked(&project, "origin/main", "main");
    assert_eq!(rules(&project.run(&JSON)), removed());
    tracked(&project, "origin/HEAD", "topic");
    assert_eq!(rules(&project.run(&JSON)), []);
}

#[test]
fn a_job_says_what_its_branch_is_merged_into() {
    let project = forgetful();
    git(&project, &["remote", "add", "origin", "elsewhere"]);
    tracked(&project, "origin/HEAD", "topic");
    tracked(&project, "origin/release/1", "main");
    for name in ["GITHUB_BASE_REF", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME"] {
        assert_eq!(rules(&with_env(&project, name, "release/1", &JSON)), removed(), "{name}");
        // A branch is meant, not a tag, and no other branch instead.
        assert_eq!(rules(&with_env(&project, name, "release/2", &JSON)), lost(), "{name}");
        assert_eq!(rules(&with_env(&project, name, "", &JSON)), [], "{name}");
    }
    git(&project, &["tag", "origin/release/1", "topic"]);
    assert_eq!(rules(&with_env(&project, "GITHUB_BASE_REF", "release/1", &JSON)), removed());
    project.manifest("[workspace.metadata.api-error]\nmerge-base = \"topic\"\n");
    assert_eq!(rules(&with_env(&project, "GITHUB_BASE_REF", "release/1", &JSON)), []);
    // A checkout has no branch of its own but the one that is built.
    project.manifest("[workspace.metadata.api-error]\nmerge-base = \"release/1\"\n");
    assert_eq!(rules(&project.run(&JSON)), removed());
}

#[test]
fn a_job_that_fetched_no_branch_is_told() {
    let project = forgetful();
    let job = || with_env(&project, "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main", &JSON);
    // Without a remote, the local branch is the one to merge into.
    assert_eq!(rules(&job()), removed());
    git(&project, &["remote", "add", "origin", "elsewhere"]);
    assert_eq!(rules(&job()), lost());
}

#[test]
fn a_merge_base_that_is_to_be_expected_and_not_found_is_a_finding() {
    let project = forgetful();
    git(&project, &["remote", "add", "origin", "elsewhere"]);
    assert_eq!(rules(&project.run(&JSON)), removed());
    tracked(&project, "pull/7/merge", "topic");
    let run = project.run(&["check"]);
    assert_eq!(run.exit, 1);
    insta::assert_snapshot!(run.show());
    for format in ["json", "sarif", "github"] {
        let run = project.run(&["check", "--format", format]);
        assert!(run.exit == 1 && run.stdout.contains("no-merge-base"), "{}", run.show());
    }
    assert_eq!(rules(&project.run(&[&JSON[..], &["--against", "merge-base"]].concat())), lost());
    assert_eq!(project.run(&["check", "-A", "no-merge-base"]).exit, 0);
    // A comparison that the user asked for is never skipped.
    let run = project.run(&["check", "-A", "no-merge-base", "--against", "merge-base"]);
    assert_eq!(run.exit, 101, "{}", run.show());
    project.manifest("[workspace.metadata.api-error.rules]\nno-merge-base = \"allow\"\n");
    assert_eq!(project.run(&["check"]).exit, 0);
    project.manifest("[workspace.metadata.api-error]\nmerge-base = \"main\"\n");
    assert_eq!(rules(&project.run(&JSON)), removed());
}

#[test]
fn a_checkout_of_one_commit_is_told_to_fetch_the_others() {
    let project = forgetful();
    git(&project, &["remote", "add", "origin", "elsewhere"]);
    tracked(&project, "origin/main", "main");
    let commit = git(&project, &["rev-parse", "HEAD"]);
    project.write(".git/shallow", &commit);
    let run = project.run(&["check"]);
    assert_eq!(run.exit, 1);
    assert!(run.stdout.contains("HEAD and `origin/main` have no merge base"), "{}", run.show());
    assert!(
        run.stdout.contains("`fetch-depth: 0`") && run.stdout.contains("`git fetch --unshallow`"),
        "{}",
        run.show()
    );
}

#[test]
fn what_git_itself_says_is_told() {
    let project = forgetful();
    // So git's own tests make it distrust the folder.
    let run = with_env(&project, "GIT_TEST_ASSUME_DIFFERENT_OWNER", "1", &JSON);
    assert_eq!((run.exit, rules(&run)), (1, lost()));
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    let text = |name: &str| report["findings"][0][name].as_str().unwrap();
    assert!(text("message").contains("git cannot read the repository: detected dubious ownership"), "{}", run.show());
    assert!(text("help").starts_with("run `git config --global --add safe.directory "), "{}", run.show());
}

#[cfg(unix)]
#[test]
fn a_repository_without_git_is_a_finding() {
    let cargo = std::env::var_os("CARGO").unwrap();
    let project = forgetful();
    let mut command: Command = project.command(&JSON);
    let run = project.finish(command.env("PATH", project.path("src")).env("CARGO", &cargo));
    assert_eq!(rules(&run), lost());
    assert!(run.stdout.contains("not compared with the merge base: cannot run git: "), "{}", run.show());
    // Nothing to ask for where there is no repository.
    let project = Project::locked();
    let mut command = project.command(&JSON);
    assert_eq!(rules(&project.finish(command.env("PATH", project.path("src")).env("CARGO", &cargo))), []);
}

#[test]
fn without_a_remote_the_local_main_branch_is_merged_into() {
    for name in ["main", "master"] {
        let project = forgetful();
        git(&project, &["branch", "--quiet", "-m", "main", name]);
        assert_eq!(rules(&project.run(&JSON)), removed(), "{name}");
        // A tag of that name is no branch.
        git(&project, &["branch", "--quiet", "-m", name, "trunk"]);
        git(&project, &["tag", name, "trunk"]);
        assert_eq!(rules(&project.run(&JSON)), [], "{name}");
    }
}

#[test]
fn a_merge_base_older_than_the_lock_is_a_note() {
    let project = Project::new();
    git(&project, &["init", "--quiet", "--initial-branch=main"]);
    git(&project, &["add", "."]);
    git(&project, &["commit", "--quiet", "-m", "first"]);
    tracked(&project, "origin/main", "main");
    git(&project, &["remote", "add", "origin", "elsewhere"]);
    assert_eq!(project.run(&["init"]).exit, 0);
    let run = project.run(&["check"]);
    assert!(run.exit == 0 && !run.stderr.contains("merge base"), "{}", run.show());
    let run = project.run(&["check", "-v"]);
    let note = "note: not compared with the merge base: the merge base has no `api-errors.lock`\n";
    assert!(run.stderr.contains(note), "{}", run.show());
    assert_eq!(project.run(&["check", "--against", "merge-base"]).exit, 101);
}

#[test]
fn a_lock_that_moved_is_found_where_it_was_configured() {
    for before in ["", "[workspace.metadata.api-error]\nlock = \"contract/v1.lock\"\n"] {
        let project = Project::new();
        project.manifest(before);
        assert_eq!(project.run(&["lock"]).exit, 0);
        git(&project, &["init", "--quiet", "--initial-branch=main"]);
        git(&project, &["add", "."]);
        git(&project, &["commit", "--quiet", "-m", "first"]);
        tracked(&project, "origin/main", "main");
        git(&project, &["remote", "add", "origin", "elsewhere"]);
        project.manifest("[workspace.metadata.api-error]\nlock = \"elsewhere.lock\"\n");
        project.remove_card_declined();
        assert_eq!(project.run(&["lock"]).exit, 0);
        assert_eq!(rules(&project.run(&JSON)), removed(), "{before}");
        assert_eq!(project.run(&["check", "--against", "merge-base"]).exit, 1);
        // The command line says which lock is meant, then as now.
        assert_eq!(rules(&project.run(&[&JSON[..], &["--lock", "elsewhere.lock"]].concat())), []);
    }
}

#[test]
fn the_lock_of_a_release_is_not_removed_unseen() {
    let project = Project::locked();
    assert_eq!(project.run(&["release"]).exit, 0);
    git(&project, &["init", "--quiet", "--initial-branch=main"]);
    git(&project, &["add", "."]);
    git(&project, &["commit", "--quiet", "-m", "first"]);
    tracked(&project, "origin/main", "main");
    git(&project, &["remote", "add", "origin", "elsewhere"]);
    assert_eq!(rules(&project.run(&JSON)), []);
    std::fs::remove_file(project.path("api-errors.released.lock")).unwrap();
    insta::assert_snapshot!(project.run(&["check"]).show());
    assert_eq!(project.run(&["check", "-A", "released-lock-removed"]).exit, 0);
    // It moves together with the lock.
    project.manifest("[workspace.metadata.api-error]\nlock = \"contract/api-errors.lock\"\n");
    assert_eq!(project.run(&["lock"]).exit, 0);
    let gone = ("released-lock-removed".to_owned(), "error".to_owned());
    assert_eq!(rules(&project.run(&JSON)), [gone]);
    let released = git(&project, &["show", "HEAD:api-errors.released.lock"]);
    project.write("contract/api-errors.released.lock", &released);
    assert_eq!(rules(&project.run(&JSON)), []);
}
