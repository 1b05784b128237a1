//! `generate` and `generate --check`

use std::fs;
use std::time::{Duration, SystemTime};

use crate::project::Project;

#[test]
fn the_same_source_gives_the_same_bytes_and_leaves_the_file_alone() {
    let project = Project::new();
    let generate = ["generate", "json", "-o", "out/errors.json"];
    project.write("out/keep", "");
    let run = project.run(&generate);
    assert_eq!((run.exit, run.stdout.as_str(), run.stderr.trim()), (0, "", "Generated out/errors.json"));
    let path = project.path("out/errors.json");
    let old = SystemTime::now() - Duration::from_secs(3600);
    fs::File::open(&path).unwrap().set_modified(old).unwrap();
    let (bytes, modified) = (fs::read(&path).unwrap(), fs::metadata(&path).unwrap().modified().unwrap());
    let run = project.run(&generate);
    assert_eq!(run.stderr.trim(), "Fresh out/errors.json");
    assert_eq!(fs::read(&path).unwrap(), bytes);
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), modified);
    assert_eq!(project.run(&["generate", "json"]).stdout.as_bytes(), bytes);
}

#[test]
fn a_check_prints_the_difference_and_the_command_that_fixes_it() {
    let project = Project::new();
    let check = ["generate", "json", "-o", "errors.json", "-p", "shop", "--check"];
    assert_eq!(project.run(&["generate", "json", "-o", "errors.json"]).exit, 0);
    assert_eq!(project.run(&check).exit, 0);
    project.edit("Your card was declined.", "The card was refused.");
    let before = project.read("errors.json");
    insta::assert_snapshot!(project.run(&check).show());
    assert_eq!(project.read("errors.json"), before);
    assert_eq!(project.run(&["generate", "json", "-o", "errors.json", "-p", "shop"]).exit, 0);
    assert_eq!(project.run(&check).exit, 0);
}

#[test]
fn pages_follow_their_codes_and_foreign_files_stay() {
    let project = Project::new();
    let generate = ["generate", "markdown", "-o", "docs/errors"];
    assert_eq!(project.run(&generate).exit, 0);
    project.write("docs/errors/guide.md", "# Ours\n");
    assert!(project.read("docs/errors/index.md").contains("[`card_declined`](card_declined.md)"));
    project.edit("\"payment_missing\"", "\"payment_unknown\"");
    let check = ["generate", "markdown", "-o", "docs/errors", "--check"];
    insta::assert_snapshot!(project.run(&check).show());
    assert_eq!(project.run(&generate).exit, 0);
    assert_eq!(project.run(&check).exit, 0);
    assert!(!project.path("docs/errors/payment_missing.md").exists());
    assert_eq!(project.read("docs/errors/guide.md"), "# Ours\n");
}

#[test]
fn a_removed_code_keeps_its_page() {
    let project = Project::locked();
    project.remove_card_declined();
    assert_eq!(project.run(&["lock"]).exit, 0);
    assert_eq!(project.run(&["generate", "markdown", "-o", "docs"]).exit, 0);
    assert!(project.read("docs/card_declined.md").contains("**Removed.** No response carries this code any more."));
    let catalog: serde_json::Value = serde_json::from_str(&project.run(&["generate", "json"]).stdout).unwrap();
    assert_eq!(catalog["tombstones"][0]["code"], "card_declined");
}

#[test]
fn what_is_written_says_nothing_about_the_machine() {
    let project = Project::new();
    project.run(&["generate", "markdown", "-o", "docs"]);
    project.run(&["lock"]);
    let folder = project.path("").canonicalize().unwrap();
    let folder = folder.to_str().unwrap();
    for name in ["docs/index.md", "docs/card_declined.md", "api-errors.lock"] {
        let text = project.read(name);
        assert!(!text.contains(folder) && !text.contains('\r') && text.ends_with('\n'), "{name}");
    }
    assert!(!project.run(&["generate", "json"]).stdout.contains("[shop]"));
}

#[test]
fn a_dash_is_stdout() {
    let project = Project::new();
    assert_eq!(project.run(&["generate", "json", "-o", "-"]).stdout, project.run(&["generate", "json"]).stdout);
}

#[test]
fn a_page_written_by_hand_is_not_replaced() {
    let project = Project::new();
    project.write("pages/index.md", "mine");
    let run = project.run(&["generate", "markdown", "-o", "pages"]);
    assert_eq!(run.exit, 101);
    assert!(run.stderr.contains("was written by hand and is not replaced"), "{}", run.stderr);
    assert_eq!(project.read("pages/index.md"), "mine");
}

#[test]
fn pages_for_colleagues_have_paths_and_files() {
    let project = Project::new();
    assert_eq!(project.run(&["generate", "markdown", "-o", "docs"]).exit, 0);
    let page = project.read("docs/card_declined.md");
    assert!(!page.contains("PaymentError") && !page.contains("src/lib.rs"), "{page}");
    let internal = ["generate", "markdown", "-o", "docs", "--internal"];
    let run = project.run(&[&internal[..], &["--check"]].concat());
    assert!(run.exit == 1 && run.stderr.contains("run `cargo api-error generate markdown --internal -o docs`"));
    assert_eq!(project.run(&internal).exit, 0);
    let page = project.read("docs/card_declined.md");
    assert!(page.contains("- `shop::PaymentError::CardDeclined` in `src/lib.rs`\n"), "{page}");
    let run = project.run(&["generate", "json", "--internal"]);
    assert_eq!(
        (run.exit, run.stderr.lines().next()),
        (2, Some("error: `--internal` is for `generate markdown` and `generate html`"))
    );
}

#[test]
fn pages_that_did_not_change_stay_as_they_are() {
    let project = Project::new();
    let generate = ["generate", "markdown", "-o", "docs"];
    assert!(project.run(&generate).stderr.contains("Generated 3 files (3 changed)"));
    let path = project.path("docs/card_declined.md");
    let old = SystemTime::now() - Duration::from_secs(3600);
    fs::File::open(&path).unwrap().set_modified(old).unwrap();
    let modified = fs::metadata(&path).unwrap().modified().unwrap();
    assert!(project.run(&generate).stderr.contains("Fresh 3 files"));
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), modified);
    project.edit("There is no such payment.", "No such payment.");
    // The page, the index and the page that links to it.
    let run = project.run(&generate);
    assert!(run.stderr.contains("(2 changed)") || run.stderr.contains("(3 changed)"), "{}", run.stderr);
}
