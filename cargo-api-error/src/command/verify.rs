//! `verify`: the scan against the compiler.

use super::judgement::levels;
use super::{count, print};
use crate::args::Verify;
use crate::config::FailOn;
use crate::failure::{Exit, Failure};
use crate::finding::{Finding, Level};
use crate::levels::LevelTable;
use crate::lints::{self, COMPILED_ONLY, UNBUILT, UNSEEN};
use crate::output::{self, Counts};
use crate::scan::Location;
use crate::source::Source;
use crate::talk::Talk;
use crate::verify::{self, Verification, VerifyOptions};

pub(super) fn run(args: &Verify, talk: Talk) -> Result<Exit, Failure> {
    let (source, workspace) = Source::with_workspace(&args.selection, talk)?;
    let levels = levels(&source.config, &args.levels)?;
    let options = VerifyOptions {
        features: args.features.features.clone(),
        all_features: args.features.all_features,
        no_default_features: args.features.no_default_features,
        cargo_options: args.selection.cargo_options(),
    };
    talk.status("Verifying", &count(source.scan.enums.len(), "type"));
    let progress = talk.progress("building");
    let verification = verify::verify(&workspace, &source.scan, &options);
    drop(progress);
    let verification = verification.map_err(|error| Failure::incomplete(error.to_string()))?;
    let findings = findings(&verification, &levels);
    print(&output::report(&findings, args.format, &source.shelf.root))?;
    if findings.iter().any(|finding| finding.fails(FailOn::Breaking.threshold())) {
        talk.status("Finished", &Counts::of(&findings).words());
        return Ok(Exit::Findings);
    }
    if !verification.is_confirmed() && verification.differences.is_empty() {
        return Err(Failure::incomplete("no type could be compared with what the compiler makes of it")
            .help("select targets and features whose build has error types: `-p`, `--target-kind`, `-F`"));
    }
    talk.status("Finished", &format!("{} agree", count(verification.agreed, "variant")));
    Ok(Exit::Clean)
}

fn findings(verification: &Verification, levels: &LevelTable) -> Vec<Finding> {
    let nowhere = || Location { file: "Cargo.toml".to_owned(), line: 1, column: 1 };
    let differences = verification.differences.iter().filter_map(|difference| {
        let location = difference.location.clone().unwrap_or_else(nowhere);
        let values = [("name", difference.message.as_str()), ("old", difference.place.as_str())];
        lints::simple(difference.rule, location, &values, levels)
    });
    let compiled = verification.compiled_only.iter().filter_map(|made| {
        let name = format!("{}::{}", made.item.module, made.item.name);
        let codes: Vec<String> = made.item.specs.iter().map(|spec| format!("`{}`", spec.code)).collect();
        let location = made.location.clone().unwrap_or_else(nowhere);
        lints::simple(COMPILED_ONLY, location, &[("name", &name), ("old", &codes.join(", "))], levels)
    });
    let unseen = verification.unseen.iter().filter_map(|item| {
        lints::simple(UNSEEN, item.location.clone(), &[("name", &item.path), ("old", &item.reason)], levels)
    });
    let unbuilt = verification.unbuilt.iter().filter_map(|error| {
        let mut finding = lints::simple(UNBUILT, nowhere(), &[("name", &error.message)], levels)?;
        finding.notes.extend(error.output.lines().map(str::to_owned));
        Some(finding)
    });
    let all = differences.chain(compiled).chain(unbuilt).chain(unseen);
    let mut findings: Vec<Finding> = all.filter(|finding| finding.level > Level::Allow).collect();
    findings.sort_by(|a, b| a.order().cmp(&b.order()));
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::{Difference, Unseen, VerifyError};

    #[test]
    fn every_disagreement_is_a_finding_with_its_place() {
        let at = Location { file: "src/lib.rs".to_owned(), line: 3, column: 5 };
        let difference = |rule, location| Difference {
            rule,
            place: "shop::E".to_owned(),
            location,
            message: "`E::A` has another status".to_owned(),
        };
        let verification = Verification {
            differences: vec![
                difference("scan-mismatch", Some(at.clone())),
                difference("scan-extra", Some(at.clone())),
                difference("scan-missed", None),
            ],
            unseen: vec![Unseen {
                path: "shop::F".to_owned(),
                location: at.clone(),
                reason: "it is private".to_owned(),
            }],
            unbuilt: vec![VerifyError { message: "`till`".to_owned(), output: "error: no\nhelp: do".to_owned() }],
            ..Verification::default()
        };
        let findings = findings(&verification, &LevelTable::default());
        let short: Vec<_> =
            findings.iter().map(|it| (it.rule, it.level, it.location.line, it.message.as_str())).collect();
        let words = "`E::A` has another status";
        assert_eq!(
            short,
            [
                ("scan-missed", Level::Breaking, 1, words),
                ("unbuilt", Level::Warning, 1, "a target was not compared: `till`"),
                ("scan-extra", Level::Breaking, 3, words),
                ("scan-mismatch", Level::Breaking, 3, words),
                ("unseen", Level::Info, 3, "shop::F was not compared: it is private"),
            ]
        );
    }
}
