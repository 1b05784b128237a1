//! `verify`: compares the scan with the compiler.

use std::collections::BTreeSet;

use api_error_syntax::VariantDef;
use cargo_metadata::Package;

use super::findings::reported;
use super::{count, print};
use crate::args::VerifyArgs;
use crate::config::FailOn;
use crate::failed_run::FailedRun;
use crate::failure::{Exit, Failure};
use crate::finding::{Finding, sorted};
use crate::levels::LevelTable;
use crate::lints;
use crate::location::Location;
use crate::output::{self, Counts, Length};
use crate::rule_id::RuleId;
use crate::source::Source;
use crate::talk::Talk;
use crate::values::Values;
use crate::verify::{CompiledOnly, Verification, VerifyOptions};
use crate::workspace::Workspace;

pub(super) fn run(args: &VerifyArgs, talk: Talk) -> Result<Exit, Failure> {
    reported(args.format, None, || verify(args, talk))
}

fn verify(args: &VerifyArgs, talk: Talk) -> Result<Exit, FailedRun> {
    let (source, workspace) = Source::with_workspace(&args.selection, talk)?;
    let adopts = args.selection.compiled || source.config.compiled;
    let options = VerifyOptions {
        features: features(&args.features.features, &workspace)?,
        all_features: args.features.all_features,
        no_default_features: args.features.no_default_features,
        cargo_options: args.selection.cargo_options(),
    };
    talk.status("Verifying", &count(source.scan.enums.len(), "type"));
    let progress = talk.progress("building");
    let verification = crate::verify::verify(&workspace, &source.scan, &options);
    progress.finish_and_clear();
    let mut verification = verification?;
    if adopts {
        verification
            .differences
            .retain(|difference| !verification.compiled_only.iter().any(|made| made.is(difference)));
    }
    let findings = findings(&verification, &args.levels.over(source.config.levels()));
    let root = source.files.root;
    let fails = findings.iter().any(|finding| finding.fails(FailOn::Breaking.threshold()));
    if !fails && !verification.is_confirmed() && verification.differences.is_empty() {
        let failure = Failure::incomplete("no type could be compared with the compiled catalog")
            .help("select targets and features whose build has error types: `-p`, `--target-kind`, `-F`");
        return Err(FailedRun { findings: Some(findings.into()), root, ..failure.into() });
    }
    print(&output::report(&findings, args.format, Length::Full, &root))?;
    if fails {
        talk.result(&Counts::of(&findings).words());
        return Ok(Exit::Findings);
    }
    talk.result(&format!("the scan and the compiler agree on {}", count(verification.agreed, "variant")));
    Ok(Exit::Clean)
}

/// The features as single words. A feature that no selected package has is an error: the build would verify something else.
fn features(typed: &[String], workspace: &Workspace) -> Result<Vec<String>, Failure> {
    let selected = |name: &str| workspace.packages.iter().any(|package| package.name == name);
    let packages: Vec<_> = workspace.metadata.packages.iter().filter(|package| selected(&package.name)).collect();
    let words = typed.iter().flat_map(|words| words.split([' ', ','])).filter(|word| !word.is_empty());
    words
        .map(|word| {
            let (name, feature) = word.split_once('/').map_or((None, word), |(name, feature)| (Some(name), feature));
            let has = |package: &&&Package| {
                name.is_none_or(|name| package.name.as_str() == name) && package.features.contains_key(feature)
            };
            packages.iter().find(has).map(|_| word.to_owned()).ok_or_else(|| unknown_feature(word, &packages))
        })
        .collect()
}

fn unknown_feature(word: &str, packages: &[&Package]) -> Failure {
    let known: BTreeSet<&str> =
        packages.iter().flat_map(|package| package.features.keys().map(String::as_str)).collect();
    let known: Vec<&str> = known.into_iter().collect();
    let help = if known.is_empty() { "they have none".to_owned() } else { format!("they have {}", known.join(", ")) };
    Failure::incomplete(format!("no selected package has the feature `{word}`")).help(help)
}

fn findings(verification: &Verification, levels: &LevelTable) -> Vec<Finding> {
    let nowhere = || Location::start_of("Cargo.toml");
    let differences = verification.differences.iter().filter_map(|difference| {
        let location = difference.location.clone().unwrap_or_else(nowhere);
        let values = Values::default().with("difference", &difference.message).with("place", &difference.place);
        lints::about(difference.rule, location, &values, levels)
    });
    let missed = |made: &CompiledOnly| verification.differences.iter().any(|difference| made.is(difference));
    let compiled = verification.compiled_only.iter().filter(|made| !missed(made)).filter_map(|made| {
        let name = made.item.path();
        let specs = made.item.def.variants.iter().filter_map(VariantDef::spec);
        let codes: Vec<String> = specs.map(|spec| format!("`{}`", spec.code)).collect();
        let location = made.location.clone().unwrap_or_else(nowhere);
        let values = Values::default().with("type", name).with("codes", codes.join(", "));
        lints::about(RuleId::CompiledOnly, location, &values, levels)
    });
    let unseen = verification.unseen.iter().filter_map(|item| {
        let values = Values::default().with("type", &item.path).with("reason", &item.reason);
        lints::about(RuleId::Unseen, item.location.clone(), &values, levels)
    });
    let unbuilt = verification.unbuilt.iter().filter_map(|target| {
        let values = Values::default().with("target", &target.message);
        let mut finding = lints::about(RuleId::Unbuilt, nowhere(), &values, levels)?;
        finding.notes.extend(target.output.lines().map(str::to_owned));
        Some(finding)
    });
    sorted(differences.chain(compiled).chain(unbuilt).chain(unseen).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Level;
    use crate::verify::{Difference, Unbuilt, Unseen};

    #[test]
    fn every_disagreement_is_a_finding_with_its_place() {
        let at = Location { file: "src/lib.rs".into(), line: 3, column: 5 };
        let difference = |rule, location| Difference {
            rule,
            place: "shop::E".to_owned(),
            location,
            message: "`E::A` has another status".to_owned(),
        };
        let verification = Verification {
            differences: vec![
                difference(RuleId::ScanMismatch, Some(at.clone())),
                difference(RuleId::ScanExtra, Some(at.clone())),
                difference(RuleId::ScanMissed, None),
            ],
            unseen: vec![Unseen {
                path: "shop::F".to_owned(),
                location: at.clone(),
                reason: "it is private".to_owned(),
            }],
            unbuilt: vec![Unbuilt {
                has_types: true,
                message: "`till`".to_owned(),
                output: "error: no\nhelp: do".to_owned(),
            }],
            ..Verification::default()
        };
        let findings = findings(&verification, &LevelTable::default());
        let short: Vec<_> =
            findings.iter().map(|it| (it.rule, it.level, it.location.line, it.message.as_str())).collect();
        let words = "`E::A` has another status";
        assert_eq!(
            short,
            [
                (RuleId::ScanMissed, Level::Error, 1, words),
                (RuleId::Unbuilt, Level::Warning, 1, "a target was not compared: `till`"),
                (RuleId::ScanExtra, Level::Error, 3, words),
                (RuleId::ScanMismatch, Level::Error, 3, words),
                (RuleId::Unseen, Level::Info, 3, "shop::F was not compared: it is private"),
            ]
        );
    }
}
