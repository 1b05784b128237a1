//! Reports: text, JSON, workflow commands, SARIF.

use std::fs;

use cargo_api_error::failed_run::FailedRun;
use cargo_api_error::failure::Failure;
use cargo_api_error::finding::{Finding, Level};
use cargo_api_error::location::Location;
use cargo_api_error::output::{self, Counts, Format, Length};
use cargo_api_error::rule_id::RuleId;
use cargo_api_error::scan::ScanError;
use cargo_api_error::values::Values;

fn findings() -> Vec<Finding> {
    let at = |file: &str, line, column| Location { file: file.into(), line, column };
    let removed = Finding {
        rule: RuleId::ErrorRemoved,
        level: Level::Breaking,
        code: Some("a".to_owned()),
        message: "code `a` is gone".to_owned(),
        notes: vec!["compared with: 100%, really".to_owned()],
        help: Some("bring it back".to_owned()),
        location: at("api-errors.lock", 2, 1),
        old: Some("400 x".to_owned()),
        new: None,
        values: Values::default().with("sunset", "2027-06-30"),
        fingerprint: "0123456789ab".to_owned(),
        accepted: None,
    };
    let lint = Finding {
        rule: RuleId::ImplicitCode,
        level: Level::Warning,
        notes: Vec::new(),
        values: Values::default(),
        location: at("src/my errors.rs", 3, 5),
        message: "code `é` follows from the name `É`".to_owned(),
        ..removed.clone()
    };
    let accepted = Finding {
        accepted: Some("nobody used it".to_owned()),
        location: at("pkg:other/src/lib.rs", 1, 1),
        ..removed.clone()
    };
    let info = Finding {
        rule: RuleId::ErrorAdded,
        level: Level::Info,
        help: None,
        location: at("src/gone.rs", 7, 2),
        ..lint.clone()
    };
    vec![removed, lint, accepted, info]
}

fn report(format: Format) -> String {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("api-errors.lock"), "# api-errors.lock 1\na 400 x\n").unwrap();
    fs::create_dir(folder.path().join("src")).unwrap();
    fs::write(
        folder.path().join("src/my errors.rs"),
        "enum E {\n    #[api_error(status = 404)]\n    É { x: u8 },\n}\n",
    )
    .unwrap();
    output::report(&findings(), format, Length::Short, folder.path())
}

#[test]
fn the_text_shows_the_place() {
    insta::assert_snapshot!(anstream::adapter::strip_str(&report(Format::Text)).to_string());
}

#[test]
fn what_matters_most_comes_last_and_many_places_are_folded() {
    let findings = findings();
    let (removed, lint) = (&findings[0], &findings[1]);
    let nowhere = std::path::Path::new("/nowhere");
    let many: Vec<Finding> = (1..=8).flat_map(|_| [removed.clone(), lint.clone()]).collect();
    let titles = |length| {
        let text = anstream::adapter::strip_str(&output::report(&many, Format::Text, length, nowhere)).to_string();
        let titles = text.lines().filter(|line| line.contains('[')).map(str::to_owned);
        titles.collect::<Vec<_>>()
    };
    let short = titles(Length::Short);
    assert_eq!(short.len(), 5 + 1 + 8, "{short:#?}");
    assert!(short[..5].iter().all(|title| title.starts_with("warning[implicit-code]")));
    assert_eq!(short[5], "warning[implicit-code]: and 3 more; `-v` shows all");
    assert!(short[6..].iter().all(|title| title.starts_with("error[error-removed]")));
    assert_eq!(titles(Length::Full).len(), 16);
    let json = output::report(&many, Format::Json, Length::Short, nowhere);
    assert_eq!(json.matches("\"fingerprint\"").count(), 16);
}

#[test]
fn the_json_has_everything() {
    insta::assert_snapshot!(report(Format::Json));
}

#[test]
fn workflow_commands_are_escaped() {
    insta::assert_snapshot!(report(Format::Github));
    insta::assert_snapshot!(output::step_outputs(Counts::of(&findings())));
    insta::assert_snapshot!(output::summary(&findings(), &std::env::temp_dir()));
}

fn unread() -> FailedRun {
    let error = |file: &str, help: &[&str], notes: &[&str]| ScanError {
        location: Location { file: file.into(), line: 3, column: 5 },
        end: (3, 9),
        message: "unknown argument `cod`".to_owned(),
        help: help.iter().map(|help| (*help).to_owned()).collect(),
        notes: notes.iter().map(|note| (*note).to_owned()).collect(),
    };
    let errors = [error("src/my errors.rs", &["write `code`", "or `type`"], &["100%"]), error("pkg:b/é.rs", &[], &[])];
    FailedRun {
        errors: errors.into(),
        root: std::env::temp_dir(),
        ..Failure::incomplete("cannot read the whole source: 2 errors").into()
    }
}

/// A run without a workspace, one whose source cannot be read, one whose configuration is wrong, one with findings.
fn failed_runs() -> [FailedRun; 4] {
    let failure = Failure::incomplete("no such package: 100%").help("name another");
    let found = FailedRun { findings: Some(findings().into()), ..failure.clone().into() };
    [failure.clone().into(), unread(), Failure::usage("unknown field").into(), found]
}

#[test]
fn a_failure_is_told_in_every_shape() {
    for format in [Format::Github, Format::Json, Format::Sarif] {
        insta::assert_snapshot!(output::failed(&unread(), format));
    }
    let [lost, ..] = failed_runs();
    assert_eq!(
        output::failed(&lost, Format::Github),
        "::error title=cargo api-error::no such package: 100%25%0Ahelp: name another\n"
    );
    assert_eq!(output::failed(&lost, Format::Text), "");
}

#[test]
fn the_sarif_of_a_failure_follows_its_schema() {
    for run in failed_runs() {
        let text = output::failed(&run, Format::Sarif);
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        sarif_schema().validate(&value).unwrap();
        let sarif = &value["runs"][0];
        assert_eq!(sarif["invocations"][0]["executionSuccessful"], false);
        assert_eq!(sarif.get("results").is_some(), run.findings.is_some());
        let broken = text.replace("\"level\": \"error\"", "\"level\": \"fatal\"");
        assert!(!sarif_schema().is_valid(&serde_json::from_str(&broken).unwrap()));
    }
}

fn findings_schema() -> jsonschema::Validator {
    let text = include_str!("../../../docs/findings.schema.json");
    jsonschema::options().should_validate_formats(true).build(&serde_json::from_str(text).unwrap()).unwrap()
}

#[test]
fn the_json_of_every_run_follows_its_schema() {
    let runs = failed_runs().map(|run| output::failed(&run, Format::Json));
    let nothing = output::report(&[], Format::Json, Length::Full, std::path::Path::new("."));
    for text in runs.into_iter().chain([nothing, report(Format::Json)]) {
        let checked =
            findings_schema().validate(&serde_json::from_str(&text).unwrap()).map_err(|error| error.to_string());
        assert_eq!(checked, Ok(()), "{text}");
    }
}

#[test]
fn the_schema_refuses_what_is_no_report() {
    let unread = output::failed(&unread(), Format::Json);
    for (text, from, to) in [
        (&report(Format::Json), "\"breaking\"", "\"allow\""),
        (&report(Format::Json), "\"line\": 3", "\"line\": 0"),
        (&report(Format::Json), "\"counts\"", "\"count\""),
        (&report(Format::Json), "0123456789ab", "0123456789AB"),
        (&unread, "\"error\"", "\"failure\""),
        (&unread, "\"errors\"", "\"faults\""),
        (&unread, "\"column\"", "\"col\""),
        (&unread, "\"1.0\"", "\"2.0\""),
    ] {
        let broken = text.replace(from, to);
        assert_ne!(*text, broken, "{from}");
        assert!(!findings_schema().is_valid(&serde_json::from_str(&broken).unwrap()), "{to}");
    }
}

fn sarif_schema() -> jsonschema::Validator {
    let text = include_str!("../schemas/sarif-2.1.0.json");
    // One pattern of the published schema has a bracket too many, which a strict reader of patterns refuses.
    let text = text.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}?$");
    jsonschema::options().should_validate_formats(true).build(&serde_json::from_str(&text).unwrap()).unwrap()
}

#[test]
fn sarif_follows_its_schema() {
    let text = report(Format::Sarif);
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    sarif_schema().validate(&value).unwrap();
    assert!(value["runs"][0]["results"].as_array().unwrap().iter().all(|result| !result["locations"][0].is_null()));
    insta::assert_snapshot!(text);
    let empty = output::report(&[], Format::Sarif, Length::Full, std::path::Path::new("."));
    sarif_schema().validate(&serde_json::from_str(&empty).unwrap()).unwrap();
}

#[test]
fn the_sarif_schema_refuses_what_code_scanning_refuses() {
    for (from, to) in
        [("\"startLine\": 2", "\"startLine\": 0"), ("\"2.1.0\"", "\"2.0.0\""), ("my%20errors", "my errors")]
    {
        let broken = report(Format::Sarif).replace(from, to);
        assert!(!sarif_schema().is_valid(&serde_json::from_str(&broken).unwrap()), "{to}");
    }
}

#[test]
fn nothing_found_is_an_empty_report() {
    let nowhere = std::path::Path::new(".");
    assert_eq!(output::report(&[], Format::Text, Length::Short, nowhere), "");
    assert_eq!(output::report(&[], Format::Github, Length::Short, nowhere), "");
    assert_eq!(Counts::of(&[]).words(), "no findings");
    assert_eq!(Counts::of(&findings()).words(), "1 breaking, 1 warning, 1 info, 1 accepted");
}
