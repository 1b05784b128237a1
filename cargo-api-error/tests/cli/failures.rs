//! Runs that cannot complete, as programs see them.

use serde_json::Value;

use crate::project::{EMPTY_LOCK, Project};

/// A workspace whose second module cannot be read.
fn broken() -> Project {
    let project = Project::locked();
    project.edit("//! A shop.\n", "//! A shop.\nmod broken;\n");
    project.write("src/broken.rs", "#[derive(ApiError)]\nenum E { #[api_error(status = 302)] A }\n");
    project
}

/// A workspace with a lock that cannot be read.
fn torn() -> Project {
    let project = Project::locked();
    project.write("api-errors.lock", &format!("{EMPTY_LOCK}<<<<<<< HEAD\n"));
    project
}

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn github_sees_every_fault_of_the_source_at_its_line() {
    for command in [&["check"][..], &["diff", "api-errors.lock"], &["verify"]] {
        let run = broken().run(&[command, &["--format", "github"]].concat());
        assert_eq!(run.exit, 101, "{}", run.stderr);
        assert_eq!(
            run.stdout,
            "::error file=src/broken.rs,line=2,col=31,title=cargo api-error::status is outside 400 to 599%0Ahelp: a redirect is no error; return it from the handler as a response\n",
            "{command:?}"
        );
        assert!(run.stderr.contains("error: cannot read the whole source: 1 error\n"), "{}", run.stderr);
    }
}

#[test]
fn github_sees_every_other_failure_at_its_line_where_it_has_one() {
    let stdout = |project: &Project, exit: i32| {
        let run = project.run(&["check", "--format", "github"]);
        assert_eq!(run.exit, exit, "{}", run.stderr);
        run.stdout
    };
    assert_eq!(
        stdout(&Project::new(), 101),
        "::error title=cargo api-error::there is no `api-errors.lock`%0Ahelp: run `cargo api-error init`, which writes it from the source\n"
    );
    let torn = stdout(&torn(), 101);
    let place = "::error file=api-errors.lock,line=2,col=1,title=cargo api-error::merge conflict marker";
    assert!(torn.starts_with(place), "{torn}");
    let project = Project::new();
    project.manifest("[workspace.metadata.api-error]\nprofil = \"wire\"\n");
    let wrong = stdout(&project, 2);
    let place = "::error file=Cargo.toml,line=8,col=1,title=cargo api-error::`[workspace.metadata.api-error]`: ";
    assert!(wrong.starts_with(place), "{wrong}");
}

#[test]
fn a_reader_of_json_is_told_why_there_are_no_findings() {
    let run = broken().run(&["check", "--format", "json"]);
    assert_eq!(run.exit, 101);
    insta::assert_snapshot!(run.stdout);
    let error = &value(&torn().run(&["check", "--format", "json"]).stdout)["error"];
    assert!(error["message"].as_str().unwrap().starts_with("api-errors.lock:2:1: "), "{error}");
    assert_eq!((&error["errors"][0]["file"], &error["errors"][0]["line"]), (&"api-errors.lock".into(), &2.into()));
}

#[test]
fn a_reader_of_sarif_is_told_that_the_run_did_not_succeed() {
    let run = broken().run(&["check", "--format", "sarif"]);
    assert_eq!(run.exit, 101);
    insta::assert_snapshot!(run.stdout);
    let project = Project::new();
    project.manifest("[workspace.metadata.api-error]\nprofil = \"wire\"\n");
    let invocation = &value(&project.run(&["check", "--format", "sarif"]).stdout)["runs"][0]["invocations"][0];
    assert_eq!((&invocation["executionSuccessful"], &invocation["exitCode"]), (&false.into(), &2.into()));
    assert_eq!(invocation["toolConfigurationNotifications"][0]["level"], "error");
}

#[test]
fn text_stays_on_stderr() {
    for project in [broken(), torn()] {
        let run = project.run(&["check"]);
        assert_eq!((run.exit, run.stdout.as_str()), (101, ""));
    }
}

#[test]
fn without_an_answer_an_old_report_stays() {
    for project in [broken(), torn()] {
        for format in ["text", "json", "github", "sarif"] {
            project.write("report", "old\n");
            let run = project.run(&["check", "--format", format, "-o", "report"]);
            assert_eq!((run.exit, run.stdout.as_str()), (101, ""), "{format}");
            assert_eq!(project.read("report"), "old\n", "{format}");
        }
        assert!(!project.run(&["check", "--format", "json", "-o", "-"]).stdout.is_empty());
    }
}
