//! The packages and targets of a selection, and the error for a mistyped name.

#![allow(clippy::expect_used, reason = "a test may fail")]

mod scan_support;

use std::path::Path;

use cargo_api_error::workspace::{Selection, TargetKind, Workspace};
use scan_support::fixtures;

fn selection(fixture: &str) -> Selection {
    Selection { manifest_path: Some(fixtures().join(fixture).join("Cargo.toml")), ..Selection::default() }
}

/// The selected packages, or the error, as text.
fn selected(selection: &Selection) -> String {
    match Workspace::load(selection) {
        Ok(workspace) => workspace.packages.iter().map(|package| package.name.as_str()).collect::<Vec<_>>().join(" "),
        Err(error) => error.to_string(),
    }
}

fn packages(specs: &[&str], exclude: &[&str]) -> Selection {
    let own = |list: &[&str]| list.iter().map(|spec| (*spec).to_owned()).collect();
    Selection { packages: own(specs), exclude: own(exclude), ..selection("editions") }
}

#[test]
fn packages_are_selected_as_cargo_does() {
    assert_eq!(selected(&selection("editions")), "e2015 e2018 e2021 e2024");
    assert_eq!(selected(&selection("editions/e2018")), "e2018");
    assert_eq!(selected(&Selection { workspace: true, ..selection("editions/e2018") }), "e2015 e2018 e2021 e2024");
    assert_eq!(selected(&packages(&["e2015"], &[])), "e2015");
    assert_eq!(selected(&packages(&["e20*@0.1.0"], &["e2024"])), "e2015 e2018 e2021");
    assert_eq!(selected(&packages(&[], &["e202?"])), "e2015 e2018");
}

#[test]
fn a_mistyped_package_is_an_error_with_the_closest_name() {
    assert_eq!(
        selected(&packages(&["e2051"], &[])),
        "package ID specification `e2051` did not match any packages\nhelp: a package with a similar name exists: `e2015`"
    );
    assert_eq!(
        selected(&packages(&["payments"], &[])),
        "package ID specification `payments` did not match any packages\nhelp: the workspace has e2015, e2018, e2021, e2024"
    );
    assert_eq!(
        selected(&packages(&["e2015@9.0.0"], &[])),
        "package ID specification `e2015@9.0.0` did not match any packages\n\
         help: the workspace has another version of `e2015`"
    );
    assert!(selected(&packages(&[], &["e2051"])).contains("`e2051` did not match any packages"));
    let error = Workspace::load(&packages(&["e2051"], &[])).expect_err("no such package");
    assert!(error.manifest.is_some_and(|path| path.ends_with(Path::new("editions/Cargo.toml"))));
}

#[test]
fn cargos_own_errors_keep_cargos_words() {
    let nowhere = Selection { manifest_path: Some("nowhere/Cargo.toml".into()), ..Selection::default() };
    assert!(selected(&nowhere).contains("`nowhere/Cargo.toml` does not exist"), "{}", selected(&nowhere));
}

#[test]
fn target_kinds_select_targets() {
    let labels = |kinds: &[TargetKind]| {
        let selection = Selection { target_kinds: kinds.to_vec(), ..selection("target-kinds") };
        let workspace = Workspace::load(&selection).expect("a workspace");
        let targets = workspace.packages.iter().flat_map(|package| &package.targets);
        targets.map(|target| format!("{} {}", target.label(), target.edition)).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(labels(&[]), "lib 2024");
    assert_eq!(
        labels(&TargetKind::ALL.map(|(_, kind)| kind)),
        "lib 2024, example:demo 2024, test:api 2024, bench:speed 2024"
    );
}
