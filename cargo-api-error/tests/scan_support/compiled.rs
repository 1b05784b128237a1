//! Verifies a workspace, and shows the result as text.

use std::fmt::Write as _;
use std::path::Path;

use api_error_syntax::VariantDef;
use cargo_api_error::scan::{Scan, scan};
use cargo_api_error::verify::{Verification, VerifyOptions, verify};
use cargo_api_error::workspace::{Selection, TargetKind, Workspace};

/// Cargo's arguments for workspaces outside of the repository: one target folder for all of them, so that the runtime is
/// built once.
pub(crate) fn cargo_options() -> Vec<String> {
    let target = format!("build.target-dir=\"{}/verify\"", env!("CARGO_TARGET_TMPDIR"));
    vec!["--config".to_owned(), target]
}

/// The versions of the repository.
pub(crate) fn lock(dir: &Path) {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    std::fs::copy(own, dir.join("Cargo.lock")).expect("writable");
}

/// Scans all members, changes the scan, compares it with a build with these features.
pub(crate) fn verified(
    dir: &Path,
    kinds: &[TargetKind],
    features: &[&str],
    change: impl Fn(&mut Scan),
) -> Result<Verification, String> {
    let selection = Selection {
        manifest_path: Some(dir.join("Cargo.toml")),
        workspace: true,
        target_kinds: kinds.to_vec(),
        cargo_options: cargo_options(),
        ..Selection::default()
    };
    let workspace = Workspace::load(&selection).map_err(|error| error.to_string())?;
    let mut scan = scan(&workspace).map_err(|errors| format!("{errors:#?}"))?;
    change(&mut scan);
    let features = features.iter().map(|feature| (*feature).to_owned()).collect();
    let options = VerifyOptions { features, ..VerifyOptions::default() };
    verify(&workspace, &scan, &options).map_err(|error| error.to_string())
}

/// The whole result as text.
fn text(result: &Verification) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{} variants agree, confirmed: {}", result.agreed, result.is_confirmed());
    for difference in &result.differences {
        let place = difference.location.as_ref().map(|at| format!(" {at}")).unwrap_or_default();
        let _ = writeln!(out, "{}{place}: {}", difference.rule, difference.message);
    }
    for made in &result.compiled_only {
        let specs = made.item.def.variants.iter().filter_map(VariantDef::spec);
        let codes: Vec<_> = specs.map(|spec| spec.code.as_str()).collect();
        let place = made.location.as_ref().map(|at| format!(" {at}")).unwrap_or_default();
        let _ = writeln!(out, "compiled only{place}: {}::{} {}", made.item.module, made.item.def.name, codes.join(" "));
    }
    for unbuilt in &result.unbuilt {
        let _ = writeln!(out, "unbuilt {}", unbuilt.error);
    }
    for unseen in &result.unseen {
        let _ = writeln!(out, "unseen {} {}: {}", unseen.location, unseen.path, unseen.reason);
    }
    out
}

/// The result, or why there is none.
pub(crate) fn described(result: &Result<Verification, String>) -> String {
    result.as_ref().map_or_else(Clone::clone, text)
}
