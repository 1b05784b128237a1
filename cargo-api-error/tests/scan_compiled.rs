//! Scanner and compiler see the same in every fixture: each one is built and compared, and the
//! compiler rejects what the scanner rejects.
#![allow(clippy::expect_used, reason = "a test may fail")]

mod scan_support;

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use cargo_api_error::workspace::TargetKind;
use clap::ValueEnum as _;
use scan_support::compiled::{cargo_options, described, lock, verified};
use scan_support::{assert_expected, fixtures, scan_dir};

/// A copy of a fixture that finds the runtime, and the folder of its workspace.
struct Copy {
    _dir: tempfile::TempDir,
    workspace: std::path::PathBuf,
}

impl Copy {
    fn of(row: &str) -> Self {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let (first, rest) = row.split_once('/').unwrap_or((row, "."));
        copy(&fixtures().join(first), dir.path());
        let workspace = dir.path().join(rest).canonicalize().expect("the workspace");
        lock(&workspace);
        Self { _dir: dir, workspace }
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("writable");
    for entry in std::fs::read_dir(from).expect("the fixture").map(|entry| entry.expect("readable")) {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else if entry.file_name() == "Cargo.toml" {
            std::fs::write(to, manifest(&from)).expect("writable");
        } else {
            std::fs::copy(from, to).expect("writable");
        }
    }
}

/// The manifest with the runtime under its absolute path.
fn manifest(file: &Path) -> String {
    let text = std::fs::read_to_string(file).expect("a manifest");
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../api-error").canonicalize().expect("the runtime");
    let lines = text.lines().map(|line| {
        if line.starts_with("api-error = ") {
            format!("api-error = {{ path = {:?} }}\n", runtime.display())
        } else {
            format!("{line}\n")
        }
    });
    lines.collect()
}

/// Compares with a build per list of features.
fn compiled(row: &str, kinds: &[TargetKind], builds: &[&[&str]]) -> String {
    let copy = Copy::of(row);
    let mut out = String::new();
    for features in builds {
        let _ = writeln!(out, "# features: {}", features.join(" "));
        out += &described(&verified(&copy.workspace, kinds, features, |_| {}));
    }
    out
}

macro_rules! rows {
    ($($test:ident = $row:literal $([$($feature:literal)*])*)*) => {
        $(
            #[test]
            fn $test() {
                assert_expected(concat!($row, "-compiled"), &compiled($row, &[], &[&[], $(&[$($feature),*]),*]));
            }
        )*

        const COMPILED: &[&str] = &[$($row),*];
    };
}

rows! {
    cfg = "cfg" ["extra"]
    cfg_attr = "cfg-attr" ["errors"] ["errors" "teapot" "a"]
    cfg_duplicate = "cfg-duplicate" ["a"] ["b"]
    display_text = "display-text" ["extra"]
    doc_include = "doc-include"
    doc_styles = "doc-styles"
    editions = "editions"
    foreign_derive = "foreign-derive"
    include = "include"
    include_expression = "include-expression"
    look_alikes = "look-alikes"
    macro_bodies = "macro-bodies"
    macro_generated = "macro-generated"
    module_files = "module-files"
    names = "names"
    nested_scopes = "nested-scopes"
    path = "path"
    path_traversal = "path-traversal/ws"
    proc_macro_generated = "proc-macro-generated"
    re_exports = "re-exports"
    renamed_derive = "renamed-derive"
    same_file_twice = "same-file-twice"
    shapes = "shapes"
    shared_by_targets = "shared-by-targets"
    stray_files = "stray-files"
    target_kinds = "target-kinds"
    transparent = "transparent"
}

/// Fixtures without a catalog.
const REJECTED: &[&str] =
    &["doc-include-missing", "include-missing", "module-errors", "no-derive", "not-literal", "syntax-errors"];

#[test]
fn every_kind_of_target_is_compared() {
    let kinds = TargetKind::value_variants();
    assert_expected("target-kinds-all-compiled", &compiled("target-kinds", kinds, &[&[]]));
}

#[test]
fn what_the_scanner_rejects_the_compiler_rejects() {
    for row in REJECTED {
        let complaint = match scan_dir(&fixtures().join(row)) {
            Ok(scan) => scan.findings.len(),
            Err(errors) => errors.len(),
        };
        let copy = Copy::of(row);
        let mut check = Command::new(env!("CARGO"));
        check.current_dir(&copy.workspace).args(["check", "--quiet"]).args(cargo_options());
        let output = check.output().expect("cargo runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(complaint > 0 && !output.status.success() && said.contains("could not compile"), "{row}: {said}");
    }
}

#[test]
fn every_fixture_is_built() {
    let compiled = COMPILED.iter().map(|row| row.split('/').next().unwrap_or(row));
    let mut rows: Vec<_> = compiled.chain(REJECTED.iter().copied()).collect();
    rows.sort_unstable();
    assert_eq!(scan_support::rows(), rows);
}
