//! A git that fails, or that a hook's environment leads astray: the gate never takes that for "there is none".

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use crate::git::{committed, git};
use crate::merge_base::{JSON, forgetful, lost, removed, rules, tracked};
use crate::project::{Project, Run};

fn real_git() -> PathBuf {
    let path = std::env::var_os("PATH").unwrap();
    std::env::split_paths(&path).map(|folder| folder.join("git")).find(|file| file.is_file()).unwrap()
}

/// Runs with a git whose call number `at` ends with a status, and tells whether there was such a call.
fn failing(project: &Project, at: usize, end: &str, arguments: &[&str]) -> (Run, bool) {
    let folder = tempfile::tempdir().unwrap();
    let (script, count) = (folder.path().join("git"), folder.path().join("count"));
    fs::write(&count, "").unwrap();
    let (counter, real) = (count.display(), real_git());
    let real = real.display();
    let text = format!(
        "#!/bin/sh\necho >> '{counter}'\nif [ $(wc -l < '{counter}') = {at} ]; then {end}; fi\nexec '{real}' \"$@\"\n"
    );
    fs::write(&script, text).unwrap();
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:{}", folder.path().display(), std::env::var("PATH").unwrap());
    let run = project.finish(project.command(arguments).env("PATH", path));
    let calls = fs::read_to_string(&count).unwrap().lines().count();
    (run, calls >= at)
}

const ENDS: [&str; 5] =
    ["exit 1", "exit 128", "echo fatal: not a git repository >&2; exit 128", "kill -9 $$", "printf '\\377'; exit 0"];

fn with_remote(project: &Project) {
    git(project, &["remote", "add", "origin", "elsewhere"]);
    tracked(project, "origin/main", "main");
}

#[test]
fn no_failing_call_of_git_lets_a_break_pass() {
    let moved = || {
        let project = forgetful();
        fs::create_dir(project.path("deep")).unwrap();
        for name in ["Cargo.toml", "src", "api-errors.lock"] {
            fs::rename(project.path(name), project.path("deep").join(name)).unwrap();
        }
        project
    };
    for end in ENDS {
        for (make, folder) in [(&forgetful as &dyn Fn() -> Project, ""), (&moved, "deep")] {
            let project = make();
            with_remote(&project);
            let manifest = project.path(folder).join("Cargo.toml").display().to_string();
            let arguments = [&JSON[..], &["--manifest-path", &manifest]].concat();
            let mut at = 1;
            loop {
                let (run, reached) = failing(&project, at, end, &arguments);
                assert_eq!(rules(&run), if reached { lost() } else { removed() }, "{end} at {at}: {}", run.show());
                if !reached {
                    break;
                }
                at += 1;
            }
            assert!(at > 6, "git was asked {at} times");
        }
    }
}

#[test]
fn a_baseline_that_cannot_be_read_is_no_answer_for_any_command() {
    let project = forgetful();
    for arguments in [
        &["diff", "git:main"][..],
        &["diff", "git:main:api-errors.lock"],
        &["check", "-q", "--against", "git:main"],
        &["diff", "merge-base:main"],
    ] {
        for at in 1.. {
            let (run, reached) = failing(&project, at, "exit 1", arguments);
            // What only decides about tombstones may be unknown: then all of the lock counts.
            let found = run.exit == 1 && run.stdout.contains("error-removed");
            assert!(found || reached && run.exit == 101, "{arguments:?} at {at}: {}", run.show());
            if !reached {
                break;
            }
        }
    }
}

#[test]
fn a_partial_clone_whose_remote_does_not_answer_has_no_merge_base() {
    for filter in ["blob:none", "tree:0"] {
        let origin = forgetful();
        git(&origin, &["config", "uploadpack.allowFilter", "true"]);
        let project = Project::new();
        let url = format!("file://{}", origin.path("").display());
        let filter = format!("--filter={filter}");
        git(&project, &["clone", "--quiet", &filter, "--no-checkout", "--branch=topic", &url, "clone"]);
        git(&project, &["-C", "clone", "checkout", "--quiet", "topic"]);
        git(&project, &["-C", "clone", "remote", "set-url", "origin", "file:///nowhere"]);
        git(&project, &["-C", "clone", "remote", "set-head", "origin", "main"]);
        let manifest = project.path("clone/Cargo.toml").display().to_string();
        let run = project.run(&[&JSON[..], &["--manifest-path", &manifest]].concat());
        assert_eq!(rules(&run), lost(), "{filter}: {}", run.show());
    }
}

#[test]
fn the_environment_of_a_hook_changes_neither_answers_nor_paths() {
    let project = forgetful();
    with_remote(&project);
    let expected = project.run(&["check", "--format", "github"]);
    assert!(expected.exit == 1 && expected.stdout.contains("error-removed"), "{}", expected.show());
    let other = committed();
    git(&project, &["worktree", "add", "--quiet", "linked", "HEAD"]);
    let absolute = |project: &Project, name: &str| project.path(name).display().to_string();
    let variables = [
        ("GIT_DIR", ".git".to_owned()),
        ("GIT_DIR", absolute(&other, ".git")),
        ("GIT_DIR", "/nowhere".to_owned()),
        ("GIT_WORK_TREE", "..".to_owned()),
        ("GIT_WORK_TREE", absolute(&other, "")),
        ("GIT_INDEX_FILE", "/nowhere/index".to_owned()),
        ("GIT_COMMON_DIR", absolute(&other, ".git")),
        ("GIT_OBJECT_DIRECTORY", absolute(&other, ".git/objects")),
        ("GIT_PREFIX", "src/".to_owned()),
        ("GIT_NAMESPACE", "other".to_owned()),
        ("GIT_SHALLOW_FILE", "/nowhere/shallow".to_owned()),
        ("GIT_CEILING_DIRECTORIES", absolute(&project, "")),
        ("GIT_TRACE", "1".to_owned()),
    ];
    for below in ["src", "linked"] {
        for (name, value) in &variables {
            let mut command = project.command(&["check", "--format", "github"]);
            command.current_dir(project.path(below)).env(name, value);
            let run = project.finish(&mut command);
            assert_eq!((run.exit, run.stdout.as_str()), (1, expected.stdout.as_str()), "{below} {name}={value}");
        }
    }
}

#[test]
fn a_lock_in_a_submodule_is_not_taken_for_none() {
    let project = committed();
    let commit = git(&project, &["rev-parse", "HEAD"]);
    let entry = format!("160000,{},contract", commit.trim());
    git(&project, &["update-index", "--add", "--cacheinfo", &entry]);
    project.manifest("[workspace.metadata.api-error]\nlock = \"contract/api-errors.lock\"\n");
    git(&project, &["add", "Cargo.toml"]);
    git(&project, &["commit", "--quiet", "-m", "move"]);
    tracked(&project, "origin/main", "HEAD");
    git(&project, &["remote", "add", "origin", "elsewhere"]);
    assert_eq!(project.run(&["lock"]).exit, 0);
    let run = project.run(&JSON);
    assert_eq!(rules(&run), lost());
    assert!(run.stdout.contains("is in the submodule `contract`"), "{}", run.show());
}
