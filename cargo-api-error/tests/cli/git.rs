//! Baselines in commits.

use std::process::Command;

use crate::project::{EMPTY_LOCK, Project};

pub(crate) fn git(project: &Project, arguments: &[&str]) -> String {
    let mut command = Command::new("git");
    command.args(["-c", "user.name=t", "-c", "user.email=t@t", "-c", "commit.gpgsign=false"]).args(arguments);
    let output = command.current_dir(project.path("")).env("GIT_CONFIG_GLOBAL", "/dev/null").output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// A lock on `main`, and a branch `topic` that starts there.
pub(crate) fn committed() -> Project {
    let project = Project::locked();
    git(&project, &["init", "--quiet", "--initial-branch=main"]);
    git(&project, &["add", "."]);
    git(&project, &["commit", "--quiet", "-m", "first"]);
    git(&project, &["checkout", "--quiet", "-b", "topic"]);
    project
}

#[test]
fn a_lock_written_anew_in_the_same_branch_hides_nothing() {
    let project = committed();
    project.manifest("[workspace.metadata.api-error]\nmerge-base = \"main\"\n");
    project.remove_card_declined();
    assert_eq!(project.run(&["lock"]).exit, 0);
    git(&project, &["commit", "--quiet", "-am", "remove a code"]);
    insta::assert_snapshot!(project.run(&["check"]).show());
    let exit = |against: &str| project.run(&["check", "-q", "--against", against]).exit;
    assert_eq!(exit("merge-base:main"), 1);
    assert_eq!(exit("git:main"), 1);
    assert_eq!(exit("git:HEAD"), 0);
    assert_eq!(exit("api-errors.lock"), 0);
}

#[test]
fn a_commit_that_does_not_answer_is_101_and_a_mistyped_one_is_2() {
    let project = committed();
    let stderr = |against: &str| {
        let run = project.run(&["check", "-q", "--against", against]);
        let mistyped = ["git:nowhere", "git:--output=x"].contains(&against);
        assert_eq!(run.exit, if mistyped { 2 } else { 101 }, "{against}");
        run.stderr.lines().next().unwrap().to_owned()
    };
    assert_eq!(stderr("git:nowhere"), "error: git does not know the commit `nowhere`");
    assert_eq!(stderr("git:HEAD:nothing.lock"), "error: there is no baseline `git:HEAD:nothing.lock`");
    assert_eq!(stderr("git:--output=x"), "error: git does not know the commit `--output=x`");
    assert_eq!(stderr("merge-base:nowhere"), "error: git does not know the commit `nowhere`");
    assert_eq!(stderr("release"), "error: there is no `api-errors.released.lock`");
}

#[test]
fn what_a_check_was_not_compared_with_is_said_on_request() {
    let project = committed();
    git(&project, &["branch", "--quiet", "-m", "main", "trunk"]);
    let run = project.run(&["check", "-v"]);
    assert_eq!(run.exit, 0);
    assert!(
        run.stderr.contains("note: not compared with the merge base: the branch to merge into is not known\n"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("note: not compared with the last release: there is none\n"));
}

#[test]
fn a_workspace_below_the_repository_finds_its_own_lock() {
    let project = committed();
    project.write("outer/keep", "");
    let run = project.run(&["diff", "git:HEAD:api-errors.lock"]);
    assert_eq!((run.exit, run.stdout.as_str()), (0, ""), "{}", run.stderr);
}

/// A workspace in a folder of its repository, with a finding.
fn below() -> Project {
    let project = Project::locked();
    project.remove_card_declined();
    for name in ["Cargo.toml", "src/lib.rs", "api-errors.lock"] {
        project.write(&format!("our services/till/{name}"), &project.read(name));
    }
    git(&project, &["init", "--quiet", "--initial-branch=main"]);
    project
}

#[test]
fn reports_for_github_name_files_from_the_root_of_the_repository() {
    let project = below();
    let check = |format: &str| {
        let mut command = project.command(&["check", "--format", format]);
        command.current_dir(project.path("our services/till")).env("GITHUB_STEP_SUMMARY", project.path("summary.md"));
        project.finish(&mut command).stdout
    };
    let github = check("github");
    assert!(github.starts_with("::error file=our services/till/api-errors.lock,line=2,"), "{github}");
    assert!(project.read("summary.md").contains("| our services/till/api-errors.lock:2 |"));
    let sarif: serde_json::Value = serde_json::from_str(&check("sarif")).unwrap();
    let place = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "our%20services/till/api-errors.lock");
    // People read these formats in the workspace.
    let json: serde_json::Value = serde_json::from_str(&check("json")).unwrap();
    assert_eq!(json["findings"][0]["file"], "api-errors.lock");
    assert!(check("text").contains("\n --> api-errors.lock:2:1\n"));
}

#[test]
fn a_path_in_a_commit_is_that_of_the_workspace_or_as_git_writes_it() {
    let project = below();
    project.write("our services/other.lock", &project.read("api-errors.lock"));
    git(&project, &["add", "."]);
    git(&project, &["commit", "--quiet", "-m", "first"]);
    let diff = |path: &str| {
        let mut command = project.command(&["diff", &format!("git:HEAD:{path}")]);
        project.finish(command.current_dir(project.path("our services/till")))
    };
    for path in ["api-errors.lock", "our services/till/api-errors.lock", "our services/other.lock", "../other.lock"] {
        let run = diff(path);
        assert!(run.exit == 1 && run.stdout.contains("error-removed"), "{path}: {}", run.show());
    }
    assert_eq!(diff("other.lock").exit, 101);
    // The path relative to the workspace has precedence.
    project.write("src/lib.rs", "");
    project.write("api-errors.lock", EMPTY_LOCK);
    git(&project, &["commit", "--quiet", "-am", "second"]);
    assert_eq!(diff("api-errors.lock").exit, 1);
}

#[test]
fn a_commit_that_was_taken_for_a_file_is_named() {
    let project = committed();
    git(&project, &["tag", "v1"]);
    for command in [&["diff", "v1"][..], &["check", "-q", "--against", "v1"]] {
        let run = project.run(command);
        let expected = "error: there is no baseline `v1`\nhelp: there is a commit with that name: `git:v1`\n";
        assert!(run.exit == 2 && run.stderr.ends_with(expected), "{}", run.show());
    }
    assert!(!project.run(&["diff", "v2"]).stderr.contains("git:v"));
}

#[test]
fn without_git_reports_name_files_from_the_workspace() {
    let project = below();
    let mut command = project.command(&["check", "--format", "github"]);
    std::fs::rename(project.path(".git"), project.path("git")).unwrap();
    command.current_dir(project.path("our services/till"));
    assert!(project.finish(&mut command).stdout.starts_with("::error file=api-errors.lock,line=2,"));
}

/// Released as v1.0.0; since then two of three codes left the source, and the lock without a trace.
fn forgetful() -> Project {
    let project = Project::new();
    let variant = |code: &str| format!("    #[api_error(status = 404, code = \"{code}\")]\n    Code{code},\n");
    let item = |codes: &[&str]| {
        let variants: String = codes.iter().map(|code| variant(code)).collect();
        format!("#[derive(ApiError)]\npub enum E {{\n{variants}}}\n")
    };
    project.write("src/lib.rs", &item(&["b", "c", "d", "e"]));
    assert_eq!(project.run(&["lock"]).exit, 0);
    let lock = project.read("api-errors.lock");
    git(&project, &["init", "--quiet", "--initial-branch=main"]);
    git(&project, &["add", "."]);
    git(&project, &["commit", "--quiet", "-m", "first"]);
    git(&project, &["tag", "v1.0.0"]);
    git(&project, &["checkout", "--quiet", "-b", "topic"]);
    project.write("src/lib.rs", &item(&["b", "d"]));
    let kept = |line: &&str| !line.contains("{\"code\":\"c\",") && !line.contains("{\"code\":\"e\",");
    let lock: Vec<&str> = lock.lines().filter(kept).collect();
    project.write("api-errors.lock", &(lock.join("\n") + "\n"));
    git(&project, &["commit", "--quiet", "-am", "forget"]);
    project
}

/// Code, file, line and first note of every removal.
fn removals(project: &Project, arguments: &[&str]) -> Vec<String> {
    let run = project.run(&[arguments, &["--format", "json"]].concat());
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let gone = report["findings"].as_array().unwrap().iter().filter(|finding| finding["rule"] == "error-removed");
    let text = |value: &serde_json::Value| value.as_str().unwrap_or("nothing").to_owned();
    let line = |finding: &serde_json::Value| {
        let place = format!("{} {}:{}", text(&finding["code"]), text(&finding["file"]), finding["line"]);
        format!("{place} {}", text(&finding["notes"][0]))
    };
    gone.map(line).collect()
}

#[test]
fn a_code_that_the_lock_forgot_is_found_where_it_would_stand_and_told_where_it_stood() {
    let project = forgetful();
    let expected = [
        "c api-errors.lock:3 it was at git:v1.0.0:api-errors.lock:3",
        "e api-errors.lock:3 it was at git:v1.0.0:api-errors.lock:5",
    ];
    assert_eq!(removals(&project, &["check", "--against", "git:v1.0.0"]), expected);
    assert_eq!(removals(&project, &["diff", "git:v1.0.0"]), expected);
    assert_eq!(removals(&project, &["diff", "git:v1.0.0", "git:HEAD"]), expected);
    for format in ["text", "json", "github", "sarif"] {
        let run = project.run(&["check", "--against", "git:v1.0.0", "--format", format]);
        assert!(run.stdout.contains("it was at git:v1.0.0:api-errors.lock:5"), "{}", run.stdout);
    }
    // The merge base itself has no name, but its commit does.
    project.manifest("[workspace.metadata.api-error]\nmerge-base = \"main\"\n");
    let commit = git(&project, &["rev-parse", "main"]);
    let expected = expected.map(|line| line.replace("v1.0.0", &commit[..12]));
    assert_eq!(removals(&project, &["check"]), expected);
    assert_eq!(removals(&project, &["check", "--against", "merge-base"]), expected);
    // The line of a tombstone is the place.
    assert_eq!(project.run(&["lock"]).exit, 0);
    let lock = project.read("api-errors.lock").replace(
        "\n{\"error\":{\"code\":\"d\"",
        "\n{\"tombstone\":{\"code\":\"c\",\"status\":404,\"type\":\"validation_error\"}}\n{\"error\":{\"code\":\"d\"",
    );
    project.write("api-errors.lock", &lock);
    let found = removals(&project, &["check", "--against", "git:v1.0.0"]);
    assert!(found[0].starts_with("c api-errors.lock:3 to accept it: "), "{found:?}");
    assert_eq!(found[1], "e api-errors.lock:4 it was at git:v1.0.0:api-errors.lock:5");
    // The lock has no line to sort it before.
    project.write("src/lib.rs", "");
    project.write("api-errors.lock", EMPTY_LOCK);
    assert_eq!(
        removals(&project, &["check", "--against", "git:v1.0.0"])[3],
        "e api-errors.lock:1 it was at git:v1.0.0:api-errors.lock:5"
    );
    std::fs::remove_file(project.path("api-errors.lock")).unwrap();
    assert_eq!(
        removals(&project, &["diff", "git:v1.0.0"])[0],
        "b api-errors.lock:1 it was at git:v1.0.0:api-errors.lock:2"
    );
}

#[test]
fn a_broken_lock_does_not_keep_two_commits_from_being_compared() {
    let project = forgetful();
    project.write("api-errors.lock", "<<<<<<< HEAD\n");
    let found = removals(&project, &["diff", "git:v1.0.0", "git:HEAD"]);
    assert_eq!(found[0], "c api-errors.lock:1 it was at git:v1.0.0:api-errors.lock:3");
}

#[test]
fn a_baseline_named_from_another_folder_is_shown_from_the_root() {
    let project = Project::locked();
    std::fs::rename(project.path("api-errors.lock"), project.path("src/old.lock")).unwrap();
    project.remove_card_declined();
    let run = project.finish(project.command(&["check", "--against", "old.lock"]).current_dir(project.path("src")));
    assert!(run.exit == 1 && run.stdout.contains("--> src/old.lock:2:1\n"), "{}", run.show());
}
