//! Scans fixtures, and shows the result as text.
#![allow(dead_code, reason = "each test file uses its part")]

pub(crate) mod compiled;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use api_error_syntax::{DetailDef, MessageFrom, Template, VariantDef, VariantKind};
use cargo_api_error::scan::{Predicate, Scan, ScanError, scan};
use cargo_api_error::workspace::{Selection, TargetKind, Workspace};

/// The folder of the fixtures.
pub(crate) fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/scan")
}

/// Scans a workspace with the default targets of all members.
pub(crate) fn scan_dir(dir: &Path) -> Result<Scan, Vec<ScanError>> {
    scan_kinds(dir, &[])
}

/// Scans a workspace with some kinds of targets.
pub(crate) fn scan_kinds(dir: &Path, kinds: &[TargetKind]) -> Result<Scan, Vec<ScanError>> {
    let selection = Selection {
        manifest_path: Some(dir.join("Cargo.toml")),
        workspace: true,
        target_kinds: kinds.to_vec(),
        ..Selection::default()
    };
    let workspace = Workspace::load(&selection).expect("the fixture is a workspace");
    scan(&workspace)
}

/// A workspace of one package with these files, in a temporary folder.
pub(crate) fn package(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let manifest = b"[package]\nname = \"app\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n";
    for (name, bytes) in files.iter().copied().chain([("Cargo.toml", manifest.as_slice())]) {
        let path = dir.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
        std::fs::write(path, bytes).expect("writable");
    }
    dir
}

/// The whole result as text.
pub(crate) fn text(result: &Result<Scan, Vec<ScanError>>) -> String {
    let mut out = String::new();
    match result {
        Ok(scan) => {
            for found in &scan.enums {
                let targets = found.targets.join(", ");
                let _ = write!(out, "{} {} [{targets}] {}", found.package, found.path(), found.location);
                line(&mut out, found.cfg.clone().into_condition(), &found.def.docs.text);
                for (variant, site) in found.def.variants.iter().zip(&found.variants) {
                    let _ = write!(out, "  {}:{} {}", site.location.line, site.location.column, contract(variant));
                    line(&mut out, site.cfg.clone().into_condition(), &variant.docs.text);
                }
            }
            for finding in &scan.findings {
                let _ = writeln!(out, "{} {}: {}", finding.rule, finding.location, finding.message);
                if let Some(help) = &finding.help {
                    let _ = writeln!(out, "  help: {help}");
                }
            }
            let _ = writeln!(out, "{} files", scan.files);
        }
        Err(errors) => {
            for error in errors {
                let (line, column) = error.end;
                let _ = writeln!(out, "{} to {line}:{column}: {}", error.location, error.message);
                for help in &error.help {
                    let _ = writeln!(out, "  help: {help}");
                }
                for note in &error.notes {
                    let _ = writeln!(out, "  note: {note}");
                }
            }
        }
    }
    out
}

fn line(out: &mut String, cfg: Option<Predicate>, docs: &str) {
    if let Some(cfg) = cfg {
        let _ = write!(out, " if {cfg}");
    }
    if !docs.is_empty() {
        let _ = write!(out, " {docs:?}");
    }
    out.push('\n');
}

fn contract(variant: &VariantDef) -> String {
    let spec = match &variant.kind {
        VariantKind::Spec(spec) => spec,
        VariantKind::Transparent(forward) => {
            let outer = forward.outer.as_ref().map(|outer| (outer.message_from, outer.message.as_ref(), outer.expose));
            let outer =
                outer.map(|(from, text, expose)| format!(" {from:?} {:?} {expose}", text.map(Template::source)));
            return format!("{} transparent {}{}", variant.name, forward.ty, outer.unwrap_or_default());
        }
    };
    let old = spec.deprecated.as_ref().map(|old| format!(" {old:?}")).unwrap_or_default();
    let message = match spec.message_from {
        Some(MessageFrom::Fixed) | None => String::new(),
        Some(MessageFrom::Display) => match &spec.message {
            Some(text) => format!(" Display {:?}", text.source()),
            None => " Display".to_owned(),
        },
        Some(MessageFrom::Written) => format!(" {:?}", spec.message.as_ref().map_or("", Template::source)),
    };
    let detail = |detail: &DetailDef| {
        let json = detail.json.as_ref().map(|json| format!(" as {json}")).unwrap_or_default();
        let description = detail.description.as_ref().map(|text| format!(" {text:?}")).unwrap_or_default();
        format!(" +{}: {}{json}{description}", detail.name, detail.ty)
    };
    let details: String = spec.details.iter().map(detail).collect();
    let or_other = if spec.status_from.is_some() { "..." } else { "" };
    format!("{} {}{or_other} {}{message}{details}{old}", variant.name, spec.status, spec.code)
}

/// Compares with the snapshot of that name beside the fixtures.
pub(crate) fn assert_expected(name: &str, actual: &str) {
    insta::with_settings!({
        snapshot_path => fixtures().join("expected"),
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, { insta::assert_snapshot!(name, actual) });
}

/// The folders of the fixtures, sorted.
pub(crate) fn rows() -> Vec<String> {
    let entries = std::fs::read_dir(fixtures()).expect("the fixtures");
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut rows: Vec<String> = names.filter(|name| name != "expected").collect();
    rows.sort();
    rows
}
