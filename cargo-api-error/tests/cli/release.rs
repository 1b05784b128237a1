//! `release`: one contract per version, and versions that only increase.

use crate::git::{committed, git};
use crate::project::{Project, Run};

/// A workspace of two packages with errors: `shop`, and `till` whose program is called `roll`.
fn two_packages() -> Project {
    let project = Project::new();
    project.manifest("members = [\"till\"]\n");
    let manifest = "[package]\nname = \"till\"\nversion = \"0.1.0\"\nedition = \"2024\"\n";
    project.write("till/Cargo.toml", &format!("{manifest}[[bin]]\nname = \"roll\"\npath = \"roll.rs\"\n"));
    let item = "#[derive(ApiError)]\nenum E { #[api_error(status = 404, code = \"no_paper\")] A }\n";
    project.write("till/roll.rs", &format!("{item}fn main() {{}}\n"));
    assert_eq!(project.run(&["lock", "--workspace"]).exit, 0);
    project
}

fn release(project: &Project, version: &str) -> Run {
    project.run(&["release", version])
}

const NAME_ONE: &str = "help: raise the version of the packages, or name one: `cargo api-error release VERSION`\n";

#[test]
fn a_version_below_the_last_release_is_1() {
    let project = Project::locked();
    assert_eq!(release(&project, "1.10.0").exit, 0);
    let released = project.read("api-errors.released.lock");
    for version in ["1.9.0", "1.10.0-rc.1", "0.11.0"] {
        let run = release(&project, version);
        let expected = format!("error: {version} is lower than 1.10.0, which was already released\n{NAME_ONE}");
        assert_eq!((run.exit, run.stderr), (1, expected));
    }
    assert_eq!(project.read("api-errors.released.lock"), released);
    assert_eq!(release(&project, "1.10.1").exit, 0);
}

#[test]
fn a_version_is_released_once() {
    let project = Project::locked();
    assert_eq!(release(&project, "1.2.0").exit, 0);
    let released = project.read("api-errors.released.lock");
    let run = release(&project, "1.2.0");
    assert_eq!((run.exit, run.stderr.as_str()), (0, "       Fresh 2 codes as 1.2.0\n"));
    // A compatible change is still another contract.
    project.edit("param = \"card\"", "param = \"card\", header(\"X-Card\", \"1\")");
    assert_eq!(project.run(&["lock"]).exit, 0);
    for version in ["1.2.0", "1.2.0+build.7"] {
        let run = release(&project, version);
        let expected = format!("error: {version} was already released with another contract\n{NAME_ONE}");
        assert_eq!((run.exit, run.stderr), (1, expected));
    }
    assert_eq!(project.read("api-errors.released.lock"), released);
    assert_eq!(release(&project, "1.3.0").exit, 0);
    assert!(project.read("api-errors.released.lock").contains("\"headers\":[{\"name\":\"X-Card\",\"required\":true}]"));
}

#[test]
fn a_part_of_the_contract_is_not_released() {
    let project = two_packages();
    let lock = project.read("api-errors.lock");
    for selection in [&["-p", "shop"][..], &["--workspace", "--exclude", "till"]] {
        let run = project.run(&[&["release"], selection].concat());
        assert_eq!(
            run.show(),
            "exit: 2\n---- stdout\n---- stderr\n\
             error: `api-errors.lock` also has codes of crates that are not selected: `roll`\n\
             help: release the whole workspace, or use `--lock` to give each package that is released separately its own lock\n"
        );
    }
    assert!(!project.path("api-errors.released.lock").exists());
    assert_eq!(project.read("api-errors.lock"), lock);
    assert_eq!(project.run(&["release", "--workspace", "1.0.0"]).exit, 0);
    // A separate release needs its own lock.
    let own = ["-p", "till", "--lock", "till/api-errors.lock"];
    assert_eq!(project.run(&[&["lock"][..], &own].concat()).exit, 0);
    let run = project.run(&[&["release"][..], &own].concat());
    assert_eq!(
        (run.exit, run.stderr.as_str()),
        (0, "    Released 1 code as 0.1.0\nhelp: commit `till/api-errors.lock` and `till/api-errors.released.lock`\n")
    );
    assert!(project.path("till/api-errors.released.lock").exists());
}

#[test]
fn a_release_keeps_the_acceptances_that_a_check_against_the_merge_base_needs() {
    let project = committed();
    project.manifest("[workspace.metadata.api-error]\nmerge-base = \"main\"\n");
    project.remove_card_declined();
    let old = "# Ours.\n\n[[accept]]\nfingerprint = \"000000000000\"\nreason = \"long ago\"\n";
    project.write("api-errors.toml", old);
    assert_eq!(project.run(&["accept", "8d12", "--reason", "nobody used it"]).exit, 0);
    let accepted = project.read("api-errors.toml");
    project.write(
        "api-errors.toml",
        &accepted.replace("\n[[accept]]\nfingerprint = \"8d12", "\n# Mine.\n[[accept]]\nfingerprint = \"8d12"),
    );
    let run = release(&project, "2.0.0");
    assert_eq!(run.exit, 0);
    assert!(run.stderr.contains("`api-errors.toml`, which no longer has the acceptances"), "{}", run.stderr);
    let kept = project.read("api-errors.toml");
    let (above, table) = kept.split_once("[[accept]]\n").unwrap();
    assert_eq!(above, "# Ours.\n\n# Mine.\n");
    assert!(table.starts_with("fingerprint = \"8d12") && !table.contains("[[accept]]"), "{kept}");
    let run = project.run(&["check", "--fail-on", "info"]);
    assert_eq!(run.exit, 0, "{}", run.show());
    // After the merge, nothing needs the acceptance.
    project.manifest("[workspace.metadata.api-error]\nmerge-base = \"topic\"\n");
    git(&project, &["add", "."]);
    git(&project, &["commit", "--quiet", "-m", "release"]);
    assert_eq!(release(&project, "2.0.1").exit, 0);
    assert_eq!(project.read("api-errors.toml"), "# Ours.\n\n# Mine.\n");
}

#[test]
fn a_release_on_a_branch_forgets_nothing_that_an_earlier_one_announced() {
    let item = |variants: &str| format!("#[derive(ApiError)]\npub enum E {{\n{variants}}}\n");
    let kept = "/// B.\n#[api_error(status = 404, code = \"b\")]\nB,\n";
    let gone = "/// A.\n#[deprecated]\n#[api_error(status = 404, code = \"a\", sunset = \"2020-01-01\")]\nA,\n";
    let project = Project::with(&item(&format!("{gone}{kept}")));
    project.manifest("[workspace.metadata.api-error]\nmerge-base = \"main\"\n");
    assert_eq!(project.run(&["lock"]).exit, 0);
    assert_eq!(release(&project, "1.0.0").exit, 0);
    git(&project, &["init", "--quiet", "--initial-branch=main"]);
    git(&project, &["add", "."]);
    git(&project, &["commit", "--quiet", "-m", "first"]);
    git(&project, &["checkout", "--quiet", "-b", "topic"]);
    project.write("src/lib.rs", &item(kept));
    let run = project.run(&["lock"]);
    assert!(run.exit == 0 && !run.stderr.contains("warning"), "{}", run.stderr);
    let checked = || {
        let run = project.run(&["check", "-v"]);
        assert!(run.exit == 0 && run.stdout.contains("note[error-removed-after-deprecation]"), "{}", run.show());
        assert_eq!(project.run(&["check", "--against", "merge-base"]).exit, 0);
    };
    checked();
    let run = release(&project, "2.0.0");
    assert_eq!((run.exit, run.stderr.contains("api-errors.toml")), (0, false), "{}", run.stderr);
    checked();
}

#[test]
fn a_version_may_have_the_v_of_a_tag() {
    let project = Project::locked();
    let run = release(&project, "v1.5.0");
    let next = "help: commit `api-errors.lock` and `api-errors.released.lock`\n";
    assert_eq!((run.exit, run.stderr), (0, format!("    Released 2 codes as 1.5.0\n{next}")));
    assert!(project.read("api-errors.released.lock").contains("\"released\":\"1.5.0\""));
    let run = release(&project, "1.5.0");
    assert_eq!((run.exit, run.stderr.as_str()), (0, "       Fresh 2 codes as 1.5.0\n"));
    let run = release(&project, "next");
    assert_eq!(run.exit, 2);
    assert!(run.stderr.starts_with("error: `next` is not a version: "), "{}", run.stderr);
}
