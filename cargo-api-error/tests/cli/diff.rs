//! `diff` without arguments: what this branch changes.

use crate::git::{committed, git};
use crate::project::Project;

#[test]
fn without_git_the_lock_is_compared_with_the_source() {
    let project = Project::locked();
    project.remove_card_declined();
    let run = project.run(&["diff"]);
    assert_eq!(run.exit, 1);
    assert!(run.stdout.contains("[error-removed]") && run.stdout.contains("api-errors.lock:2:1"), "{}", run.show());
    assert!(run.stderr.starts_with("   Comparing api-errors.lock with the source\n"), "{}", run.stderr);
    assert!(run.stderr.contains("help: a lock has no texts; to compare them too"), "{}", run.stderr);
    let run = Project::new().run(&["diff"]);
    assert_eq!((run.exit, run.stdout.as_str()), (101, ""));
    assert!(run.stderr.contains("help: run `cargo api-error init`"), "{}", run.stderr);
}

#[test]
fn in_a_branch_the_merge_base_is_compared_with_the_source() {
    let project = committed();
    project.manifest("[workspace.metadata.api-error]\nmerge-base = \"main\"\n");
    project.remove_card_declined();
    assert_eq!(project.run(&["lock"]).exit, 0);
    git(&project, &["commit", "--quiet", "-am", "remove a code"]);
    let run = project.run(&["diff"]);
    assert!(run.exit == 1 && run.stdout.contains("[error-removed]"), "{}", run.show());
    assert!(run.stderr.starts_with("   Comparing merge-base"), "{}", run.stderr);
}

#[test]
fn a_merge_base_that_cannot_be_found_is_101() {
    let project = committed();
    project.manifest("[workspace.metadata.api-error]\nmerge-base = \"nowhere\"\n");
    let run = project.run(&["diff"]);
    assert_eq!((run.exit, run.stdout.as_str()), (101, ""), "{}", run.show());
    assert!(run.stderr.contains("nowhere"), "{}", run.stderr);
}
