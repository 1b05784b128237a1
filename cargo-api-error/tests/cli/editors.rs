//! The messages that editors read, and the other checker that runs with ours.

use std::process::Command;

use cargo_metadata::Message;
use cargo_metadata::diagnostic::{Diagnostic, DiagnosticLevel, DiagnosticSpan};

use crate::project::{Project, Run};

/// The enum of a library without dependencies, so that the compiler alone can judge the same names.
const ENUM: &str = "\
//! Ünïcode before the enum: é.\r
/// Zahlungsfehler.\n\
#[cfg_attr(feature = \"full\", derive(ApiError))]
pub enum Zahlung {
    /* ü */ #[cfg_attr(feature = \"full\", api_error(status = 402, code = \"a_b\", message = \"Nö.\"))] karte_abgelehnt,\r
\t#[cfg_attr(feature = \"full\", api_error(status = 404, code = \"c_d\", message = \"No.\"))]
\tétat_perdu,
}
";

fn messages(run: &Run) -> Vec<Message> {
    run.stdout
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
        .collect()
}

/// The diagnostics of the packages with the name of the package and the target's file.
fn diagnostics(run: &Run) -> Vec<Diagnostic> {
    let of = |message| match message {
        Message::CompilerMessage(message) => {
            assert_eq!(message.target.name, "shop");
            assert!(message.package_id.repr.ends_with("#shop@1.4.0"), "{}", message.package_id.repr);
            message.message
        }
        other => panic!("{other:?}"),
    };
    messages(run).into_iter().map(of).collect()
}

fn code(diagnostic: &Diagnostic) -> &str {
    diagnostic.code.as_ref().map_or("", |code| &code.code)
}

#[test]
fn every_finding_is_a_message_of_cargo_at_its_place() {
    let project = Project::locked();
    project.remove_card_declined();
    let run = project.run(&["check", "--format", "cargo", "-W", "no-merge-base"]);
    assert_eq!(run.exit, 1, "{}", run.stderr);
    let found = diagnostics(&run);
    let removed = found.iter().find(|it| code(it) == "api_error::error-removed").unwrap();
    assert_eq!(removed.level, DiagnosticLevel::Error);
    let [span] = &removed.spans[..] else { panic!("{:?}", removed.spans) };
    assert_eq!((span.file_name.as_str(), span.line_start, span.column_start), ("api-errors.lock", 2, 1));
    let lock = project.read("api-errors.lock");
    let marked = &lock[span.byte_start as usize..span.byte_end as usize];
    assert_eq!((span.is_primary, marked), (true, "{"));
    assert_eq!(span.text[0].text, lock.lines().nth(1).unwrap());
    let help: Vec<_> = removed.children.iter().map(|child| child.message.as_str()).collect();
    assert!(help.iter().any(|help| help.contains("cargo api-error accept")), "{help:?}");
    assert!(help.last().unwrap().ends_with("/docs/rules.md#error-removed"), "{help:?}");
    assert!(removed.children.iter().all(|child| child.spans.is_empty()));
    let rendered = removed.rendered.as_deref().unwrap();
    assert!(rendered.starts_with("error[error-removed]: ") && !rendered.contains('\u{1b}'), "{rendered}");
    assert!(run.stdout.lines().all(|line| line.contains("\"$message_type\":\"diagnostic\"")));
    assert_eq!(Project::locked().run(&["check", "--format", "cargo", "-A", "no-merge-base"]).stdout, "");
}

/// What an editor reads of a span.
fn facts(span: &DiagnosticSpan) -> impl PartialEq + std::fmt::Debug + use<> {
    let text: Vec<_> =
        span.text.iter().map(|line| (line.text.clone(), line.highlight_start, line.highlight_end)).collect();
    let bytes = (span.byte_start, span.byte_end);
    (span.file_name.clone(), bytes, (span.line_start, span.column_start), (span.line_end, span.column_end), text)
}

#[test]
fn the_compiler_writes_the_same_span_for_the_same_name() {
    for mark in ["", "\u{feff}"] {
        let project = Project::with(&format!("{mark}{ENUM}"));
        assert_eq!(project.run(&["lock"]).exit, 0);
        let run = project.run(&["check", "--format", "cargo"]);
        let ours = diagnostics(&run).into_iter().filter(|it| code(it) == "api_error::conditional-code");
        let ours: Vec<_> = ours.map(|it| facts(&it.spans[0])).collect();
        let mut rustc = Command::new("rustc");
        rustc.args([
            "--edition=2024",
            "--crate-type=lib",
            "--crate-name=shop",
            "--emit=metadata",
            "--error-format=json",
        ]);
        rustc.args(["-Anon_ascii_idents", "--out-dir=out", "src/lib.rs"]).current_dir(project.path(""));
        let run = project.finish(&mut rustc);
        let theirs = run.stderr.lines().filter_map(|line| serde_json::from_str::<Diagnostic>(line).ok());
        let theirs: Vec<_> =
            theirs.filter(|it| code(it) == "non_camel_case_types").map(|it| facts(&it.spans[0])).collect();
        assert_eq!(theirs.len(), 2, "{}", run.stderr);
        assert_eq!(ours, theirs, "{mark:?}");
    }
}

#[test]
fn a_run_that_cannot_complete_says_why_where_the_editor_looks() {
    let project = Project::locked();
    project.edit("//! A shop.\n", "//! A shop.\nmod broken;\n");
    project.write("src/broken.rs", "// é\n#[derive(ApiError)]\nenum E { #[api_error(status = 302)] A }\n");
    let run = project.run(&["check", "--format", "cargo"]);
    assert_eq!(run.exit, 101);
    let [fault] = &diagnostics(&run)[..] else { panic!("{}", run.stdout) };
    assert_eq!(fault.message, "status is outside 400 to 599");
    let span = &fault.spans[0];
    let source = project.read("src/broken.rs");
    assert_eq!(&source[span.byte_start as usize..span.byte_end as usize], "302");
    assert_eq!((span.line_start, span.column_start, span.column_end), (3, 31, 34));
    // The configuration stands in the manifest.
    project.manifest("[workspace.metadata.api-error]\nprofil = \"wire\"\n");
    let run = project.run(&["check", "--format", "cargo"]);
    let [fault] = &diagnostics(&run)[..] else { panic!("{}", run.stdout) };
    assert!(run.exit == 2 && fault.message.contains("profil"), "{}", fault.message);
    assert_eq!((fault.spans[0].file_name.as_str(), fault.spans[0].line_start), ("Cargo.toml", 8));
}

#[test]
fn a_checker_of_no_use_is_reported() {
    let project = Project::locked();
    let run =
        |checker: &str| project.run(&["check", "--format", "cargo", "-A", "no-merge-base", "--and-then", checker]);
    let missing = run("no-such-checker --flag");
    assert_eq!(missing.exit, 101);
    assert!(missing.stderr.contains("error: cannot run `no-such-checker`: "), "{}", missing.stderr);
    for (checker, fault) in [("", "expected a command"), ("cargo 'check", "a quote is not closed")] {
        let run = run(checker);
        assert!(run.exit == 2 && run.stderr.contains(fault), "{}", run.stderr);
    }
    let run = project.run(&["check", "--and-then", "cargo check"]);
    assert!(run.exit == 2 && run.stderr.contains("`--and-then` needs `--format cargo`"), "{}", run.stderr);
}

#[test]
fn the_messages_of_cargo_follow_ours() {
    let project = Project::locked();
    project.write("src/lib.rs", ENUM);
    let checker = "cargo check --offline --message-format=json";
    let run = project.run(&["check", "--format", "cargo", "-A", "no-merge-base", "--and-then", checker]);
    let codes: Vec<String> = messages(&run)
        .iter()
        .filter_map(|message| match message {
            Message::CompilerMessage(message) => Some(code(&message.message).to_owned()),
            _ => None,
        })
        .collect();
    let ours = codes.iter().take_while(|code| code.starts_with("api_error::")).count();
    let theirs = &codes[ours..];
    assert!(ours > 0 && theirs.iter().all(|code| !code.starts_with("api_error::")), "{codes:?}");
    assert!(theirs.iter().any(|code| code == "non_camel_case_types"), "{codes:?}");
    assert!(matches!(messages(&run).last(), Some(Message::BuildFinished(_))));
    assert_eq!(run.exit, 1);
    // It runs although our run cannot complete, whose reason still reaches the user.
    project.write("src/lib.rs", "#[derive(ApiError)]\nenum E { #[api_error(status = 302)] A }\n");
    let run = project.run(&["check", "--format", "cargo", "--and-then", checker]);
    assert_eq!(run.exit, 101);
    assert!(run.stdout.contains("cannot find derive macro `ApiError`"), "{}", run.stdout);
    assert!(run.stderr.contains("error: cannot read the whole source"), "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn what_the_checker_prints_and_its_exit_code_pass_unchanged() {
    let project = Project::locked();
    let run =
        |checker: &str| project.run(&["check", "--format", "cargo", "-A", "no-merge-base", "--and-then", checker]);
    let broken = "{\"reason\":\"compiler-mess\n\n{]\nerror: linker `cc` not found\n{\"reason\":\"x\"}";
    project.write("lines", broken);
    let lines = run("cat lines");
    assert_eq!((lines.exit, lines.stdout.as_str()), (0, broken));
    let large = "{\"reason\":\"compiler-message\"}\n".repeat(10_000_000 / 30 + 1);
    assert!(large.len() > 10_000_000);
    project.write("large", &large);
    assert!(run("cat large").stdout == large);
    let failed = run("sh -c 'echo to stdout; echo to stderr >&2; exit 7'");
    assert_eq!((failed.exit, failed.stdout.as_str()), (7, "to stdout\n"));
    assert!(failed.stderr.ends_with("to stderr\n"), "{}", failed.stderr);
    assert_eq!(run("sh -c 'kill -9 $$'").exit, 101);
}
