//! `diff` without arguments: what this branch changes.

use std::fs;

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

#[test]
fn a_mistyped_revision_is_2_and_says_what_was_tried() {
    let project = committed();
    for (old, told) in [
        (
            "HAED",
            "error: there is no baseline `HAED`\nhelp: there is no file `HAED`, and git does not know such a commit; write a commit as `git:REV`, ",
        ),
        ("HEAD", "error: there is no baseline `HEAD`\nhelp: there is a commit with that name: `git:HEAD`\n"),
        ("git:HAED", "error: git does not know the commit `HAED`\nhelp: write a commit as `git:REV`, "),
    ] {
        let run = project.run(&["diff", old]);
        assert!(run.exit == 2 && run.stdout.is_empty() && run.stderr.contains(told), "{}", run.show());
    }
    let run = Project::locked().run(&["diff", "HAED"]);
    assert!(run.exit == 2 && run.stderr.contains("there is no file `HAED`, and no git repository"), "{}", run.show());
}

#[test]
fn two_files_are_compared_without_a_workspace() {
    let project = Project::new();
    project.write("old.json", &project.run(&["generate", "json"]).stdout);
    project.remove_card_declined();
    project.write("new.json", &project.run(&["generate", "json"]).stdout);
    fs::remove_file(project.path("Cargo.toml")).unwrap();
    let run = project.run(&["diff", "old.json", "new.json"]);
    assert!(run.exit == 1 && run.stdout.contains("[error-removed]"), "{}", run.show());
    assert_eq!(run.stderr.lines().next(), Some("   Comparing old.json with new.json"), "{}", run.stderr);
    // What needs the workspace asks for it.
    for arguments in [&["diff", "old.json"][..], &["diff", "old.json", "HAED"]] {
        let run = project.run(arguments);
        assert!(run.exit == 101 && run.stderr.contains("Cargo.toml"), "{}", run.show());
    }
}

#[test]
fn a_file_that_is_neither_a_lock_nor_a_catalog_is_named() {
    let project = Project::new();
    project.write("new.json", &project.run(&["generate", "json"]).stdout);
    for text in ["", "openapi: 3.1.0\n", "[1, 2]\n", "null\n"] {
        project.write("old.txt", text);
        let run = project.run(&["diff", "old.txt", "new.json"]);
        let told = "error: `old.txt` is neither a lock nor a catalog\nhelp: `cargo api-error lock` writes a lock";
        assert!(run.exit == 101 && run.stderr.contains(told), "{}", run.show());
    }
    // A lock whose first line is lost.
    project.write("old.lock", "");
    let run = project.run(&["diff", "old.lock", "new.json"]);
    assert!(run.exit == 101 && run.stderr.contains("old.lock:1:1: missing header"), "{}", run.show());
}
