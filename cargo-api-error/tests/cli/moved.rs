//! A workspace that moves inside its repository takes its published contract with it.

use crate::git::git;
use crate::merge_base::{JSON, rules};
use crate::project::{EMPTY_LOCK, Project, Run};

/// A workspace that was released, and moves from one folder of the repository to another.
fn moving(manifest: &str, lock: &str) -> Project {
    let project = Project::new();
    project.manifest(manifest);
    assert_eq!(project.run(&["lock"]).exit, 0);
    assert_eq!(project.run(&["release"]).exit, 0);
    for name in ["Cargo.toml", "src/lib.rs", lock, &lock.replace("api-errors.lock", "api-errors.released.lock")] {
        project.write(&format!("before/{name}"), &project.read(name));
        std::fs::remove_file(project.path(name)).unwrap();
    }
    project.write("other/api-errors.lock", EMPTY_LOCK);
    git(&project, &["init", "--quiet", "--initial-branch=main"]);
    git(&project, &["add", "."]);
    git(&project, &["commit", "--quiet", "-m", "first"]);
    git(&project, &["checkout", "--quiet", "-b", "topic"]);
    std::fs::rename(project.path("before"), project.path("now")).unwrap();
    project
}

#[test]
fn a_workspace_that_moves_takes_its_contract_with_it() {
    let moved = "[workspace.metadata.api-error]\nlock = \"contract/api-errors.lock\"\n";
    for (manifest, lock) in [("", "api-errors.lock"), (moved, "contract/api-errors.lock")] {
        let project = moving(manifest, lock);
        let run = |arguments: &[&str]| project.finish(project.command(arguments).current_dir(project.path("now")));
        assert_eq!(rules(&run(&JSON)), [], "{lock}");
        // A code goes, and the lock is written anew.
        let source = project.read("now/src/lib.rs");
        project.write("now/src/lib.rs", &source.replace("code = \"card_declined\"", "code = \"card_refused\""));
        std::fs::remove_file(project.path("now").join(lock)).unwrap();
        assert_eq!(run(&["lock"]).exit, 0);
        std::fs::remove_file(project.path("now").join(lock.replace("errors.lock", "errors.released.lock"))).unwrap();
        let checked = run(&["check"]);
        assert_eq!(checked.exit, 1, "{}", checked.show());
        let released = format!("`before/{}` was removed", lock.replace("errors.lock", "errors.released.lock"));
        assert!(checked.stdout.contains("variant-code-changed"), "{}", checked.show());
        assert!(checked.stdout.contains(&released), "{}", checked.show());
        assert_eq!(run(&["diff", "git:main"]).exit, 1);
        // The lock of a workspace that is still there is not ours, nor is that of another contract.
        project.write(&format!("before/{lock}"), EMPTY_LOCK);
        project.write("before/Cargo.toml", "");
        assert_eq!(rules(&run(&JSON)), [], "{lock}");
    }
}

#[test]
fn a_service_that_is_new_is_not_the_one_that_went() {
    let project = moving("", "api-errors.lock");
    std::fs::remove_dir_all(project.path("now")).unwrap();
    let manifest = "[package]\nname = \"till\"\nversion = \"0.1.0\"\nedition = \"2024\"\n[workspace]\n";
    project.write("till/Cargo.toml", manifest);
    let variants: String = ["payment_missing", "a", "b", "c"]
        .map(|code| format!("#[api_error(status = 404, code = \"{code}\")] V{code},\n"))
        .concat();
    project.write("till/src/lib.rs", &format!("#[derive(ApiError)]\npub enum TillError {{ {variants} }}\n"));
    let run = |arguments: &[&str]| project.finish(project.command(arguments).current_dir(project.path("till")));
    assert_eq!(run(&["lock"]).exit, 0);
    let removed = |run: &Run| rules(run).iter().any(|(rule, _)| rule == "error-removed");
    // One of its two codes is here: that may be the same service under another name.
    assert!(removed(&run(&JSON)));
    project.write("till/src/lib.rs", &project.read("till/src/lib.rs").replace("payment_missing", "d"));
    std::fs::remove_file(project.path("till/api-errors.lock")).unwrap();
    assert_eq!(run(&["lock"]).exit, 0);
    assert!(!removed(&run(&JSON)));
}
