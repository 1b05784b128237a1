//! What can go wrong with pipes, folders and files.

use std::fs;
use std::process::Stdio;

use crate::git::git;
use crate::project::Project;

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let project = Project::new();
    let mut child = project.command(&["list"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(!stderr.contains("panicked") && !stderr.contains("error"), "{stderr}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_stdout_is_101() {
    let project = Project::new();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let run = project.finish(project.command(&["list"]).stdout(full));
    assert_eq!(run.exit, 101);
    assert!(run.stderr.starts_with("error: cannot write to stdout: "), "{}", run.stderr);
}

#[test]
fn a_folder_that_cannot_be_written_is_101_and_named() {
    let project = Project::new();
    // A file where a folder should be refuses everybody, root included.
    project.write("out", "");
    let run = project.run(&["generate", "json", "-o", "out/errors.json"]);
    assert_eq!((run.exit, run.stdout.as_str()), (101, ""));
    assert!(run.stderr.starts_with("error: cannot write `out/errors.json`: "), "{}", run.stderr);
    assert_eq!(project.read("out"), "");
}

#[cfg(target_os = "linux")]
#[test]
fn a_failure_to_write_names_the_path_that_was_given_and_the_reason() {
    let project = Project::new();
    project.write("taken/keep", "");
    // A folder in place of a file, and a file system that gives nobody a new file.
    for path in ["taken", "/sys/errors.json"] {
        let reason = fs::write(project.path(path), "").unwrap_err();
        let run = project.run(&["generate", "json", "-o", path]);
        assert_eq!((run.exit, run.stderr), (101, format!("error: cannot write `{path}`: {reason}\n")));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_is_no_regular_file_is_written_in_place() {
    use std::os::unix::fs::FileTypeExt;
    let project = Project::new();
    let json = project.run(&["generate", "json"]).stdout;
    assert_eq!(project.run(&["generate", "json", "-o", "/dev/stdout"]).stdout, json);
    let made = std::process::Command::new("mkfifo").arg(project.path("pipe")).status().unwrap();
    assert!(made.success());
    let mut child = project.command(&["generate", "json", "-o", "pipe"]).stderr(Stdio::null()).spawn().unwrap();
    assert_eq!(project.read("pipe"), json);
    assert!(child.wait().unwrap().success());
    assert!(fs::metadata(project.path("pipe")).unwrap().file_type().is_fifo());
}

#[test]
fn a_folder_that_is_not_there_is_not_made_for_a_file() {
    let project = Project::locked();
    for arguments in
        [&["generate", "json", "-o", "missing/folder/x.json"][..], &["check", "-o", "missing/folder/x.json"]]
    {
        let run = project.run(arguments);
        assert_eq!((run.exit, run.stdout.as_str()), (101, ""), "{arguments:?}");
        let last =
            "error: cannot write `missing/folder/x.json`: there is no folder `missing/folder`\nhelp: create it first\n";
        assert!(run.stderr.ends_with(last), "{}", run.stderr);
        assert!(!project.path("missing").exists());
    }
    assert_eq!(project.run(&["generate", "markdown", "-o", "missing/folder"]).exit, 0);
    assert!(project.path("missing/folder/index.md").exists());
}

#[test]
fn a_dash_is_stdout_for_every_report() {
    let project = Project::locked();
    project.remove_card_declined();
    assert_eq!(project.run(&["check", "-o", "-"]).stdout, project.run(&["check"]).stdout);
    assert!(!project.path("-").exists());
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_is_101_and_keeps_the_old_file() {
    use std::os::unix::fs::PermissionsExt;
    let project = Project::new();
    project.write("out/errors.json", "old\n");
    let mode = |mode| fs::set_permissions(project.path("out"), fs::Permissions::from_mode(mode)).unwrap();
    mode(0o555);
    let allowed = fs::write(project.path("out/probe"), "").is_ok();
    let run = project.run(&["generate", "json", "-o", "out/errors.json"]);
    mode(0o755);
    // The superuser may write anywhere, and then there is nothing to refuse.
    assert_eq!(run.exit, if allowed { 0 } else { 101 }, "{}", run.stderr);
    assert_eq!(project.read("out/errors.json") == "old\n", !allowed);
    let strays = fs::read_dir(project.path("out"))
        .unwrap()
        .filter(|file| file.as_ref().unwrap().file_name().to_string_lossy().starts_with(".api-error-"));
    assert_eq!(strays.count(), 0);
}

#[cfg(unix)]
#[test]
fn modes_and_links_of_a_file_stay() {
    use std::os::unix::fs::PermissionsExt;
    let project = Project::new();
    project.write("real.json", "old\n");
    fs::set_permissions(project.path("real.json"), fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink("real.json", project.path("errors.json")).unwrap();
    assert_eq!(project.run(&["generate", "json", "-o", "errors.json"]).exit, 0);
    assert!(fs::symlink_metadata(project.path("errors.json")).unwrap().is_symlink());
    assert!(project.read("real.json").starts_with('{'));
    assert_eq!(fs::metadata(project.path("real.json")).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn a_report_goes_to_a_file_without_colours() {
    let project = Project::locked();
    project.remove_card_declined();
    let run = project.run(&["check", "--color", "always", "-o", "report.txt"]);
    assert_eq!((run.exit, run.stdout.as_str()), (1, ""));
    assert!(project.read("report.txt").starts_with("error[error-removed]: code `card_declined` was removed\n"));
}

#[test]
fn github_gets_its_counts_and_its_summary() {
    let project = Project::locked();
    project.remove_card_declined();
    let mut command = project.command(&["check", "--format", "github"]);
    command.env("GITHUB_OUTPUT", project.path("output")).env("GITHUB_STEP_SUMMARY", project.path("summary.md"));
    let run = project.finish(&mut command);
    assert_eq!(run.exit, 1);
    assert!(run.stdout.starts_with(
        "::error file=api-errors.lock,line=2,col=1,title=error-removed::code `card_declined` was removed%0Ahelp: "
    ));
    assert_eq!(project.read("output"), "breaking=1\nerror=0\nwarning=0\ninfo=0\naccepted=0\n");
    assert!(
        project
            .read("summary.md")
            .contains("| breaking | `error-removed` | code `card_declined` was removed | api-errors.lock:2 |")
    );
}

/// Git, editors and shells convert text files on some platforms.
#[test]
fn converted_text_is_the_same_text() {
    let project = Project::new();
    project.edit("/// There is no such payment.", "#[doc = include_str!(\"../words.md\")]");
    project.write("words.md", "There is none.\n\n# Cause\nThe id.\n\n# Fix\nList them.\n");
    let generate = |kind: &'static str, to: &'static str| ["generate", kind, "-o", to];
    let commands = [generate("json", "errors.json"), generate("markdown", "pages")];
    for command in &commands {
        assert_eq!(project.run(command).exit, 0);
    }
    for arguments in [&["init"][..], &["release"]] {
        assert_eq!(project.run(arguments).exit, 0);
    }
    git(&project, &["init", "--quiet", "--initial-branch=main"]);
    git(&project, &["add", "."]);
    git(&project, &["commit", "--quiet", "-m", "unix"]);
    let files = git(&project, &["ls-files"]);
    for (mark, end) in [("", "\r\n"), ("\u{feff}", "\r\n"), ("\u{feff}", "\n")] {
        for file in files.lines() {
            // Cargo's manifest has to be as cargo reads it.
            let mark = if file == "Cargo.toml" { "" } else { mark };
            let text = project.read(file).replace("\r\n", "\n").replace('\u{feff}', "");
            project.write(file, &format!("{mark}{}", text.replace('\n', end)));
        }
        let bytes = project.read("api-errors.lock");
        let checks = commands.map(|command| [&command[..], &["--check"]].concat());
        let others = [
            &["lock", "--check"][..],
            &["lock"],
            &["check"],
            &["check", "--against", "git:main"],
            &["check", "--against", "api-errors.lock"],
            &["check", "--against", "errors.json"],
            &["diff", "release"],
            &["release"],
        ];
        for arguments in checks.iter().map(Vec::as_slice).chain(others) {
            let run = project.run(arguments);
            assert_eq!((run.exit, run.stdout.as_str()), (0, ""), "{arguments:?}: {}", run.show());
        }
        assert_eq!(project.read("api-errors.lock"), bytes, "{end:?}");
        // Committed as converted, it is the same as well.
        git(&project, &["-c", "core.autocrlf=false", "commit", "--quiet", "-am", "converted"]);
        let run = project.run(&["check", "--against", "git:HEAD"]);
        assert_eq!((run.exit, run.stdout.as_str()), (0, ""), "{}", run.show());
    }
}
