//! Members and probes in, the text of the program that prints their catalogs out.

use std::fmt::Write as _;
use std::path::Path;

use cargo_metadata::{DependencyKind, TargetKind as CargoKind};

use super::VerifyOptions;
use super::probe::Probe;
use crate::workspace::Workspace;

/// A library that the program depends on.
#[derive(Clone, Debug)]
pub(super) struct Member {
    /// The package's name.
    pub(super) package: String,
    /// The name that `module_path!` starts with.
    pub(super) krate: String,
    /// The line for the program's manifest.
    dependency: String,
    /// The dependency on the runtime as the member wrote it.
    runtime: String,
}

impl Member {
    /// How the program calls the member.
    pub(super) fn alias(number: usize) -> String {
        format!("member{number}")
    }
}

/// The selected packages with a library that can be linked and that depends on the runtime.
pub(super) fn members(workspace: &Workspace, options: &VerifyOptions) -> Vec<Member> {
    let packages = workspace.metadata.packages.iter();
    let selected = |name: &str| workspace.packages.iter().any(|package| package.name == name);
    packages.filter(|package| selected(&package.name)).filter_map(|package| member(package, options)).collect()
}

fn member(package: &cargo_metadata::Package, options: &VerifyOptions) -> Option<Member> {
    let linkable = |kind: &CargoKind| matches!(kind, CargoKind::Lib | CargoKind::RLib | CargoKind::DyLib);
    let library = package.targets.iter().find(|target| target.kind.iter().any(linkable))?;
    let runtime = package.dependencies.iter().find(|dependency| {
        dependency.name == "api-error" && dependency.kind == DependencyKind::Normal && dependency.target.is_none()
    })?;
    let dir = package.manifest_path.parent()?;
    let mut features: Vec<String> = Vec::new();
    if options.all_features {
        features.extend(package.features.keys().cloned());
    }
    features.extend(options.features.iter().filter_map(|feature| match feature.split_once('/') {
        Some((name, feature)) => (name == package.name.as_str()).then(|| feature.to_owned()),
        None => package.features.contains_key(feature).then(|| feature.clone()),
    }));
    let dependency = format!(
        "{{ package = {:?}, path = {:?}, default-features = {}, features = {features:?} }}",
        package.name.as_str(),
        dir.as_str(),
        !options.no_default_features,
    );
    Some(Member {
        package: package.name.to_string(),
        krate: library.name.replace('-', "_"),
        dependency,
        runtime: source(runtime),
    })
}

/// A dependency as it stands in a manifest.
fn source(dependency: &cargo_metadata::Dependency) -> String {
    if let Some(path) = &dependency.path {
        return format!("{{ package = \"api-error\", path = {:?}, default-features = false }}", path.as_str());
    }
    let source = dependency.source.as_ref().map(ToString::to_string).unwrap_or_default();
    let Some(url) = source.strip_prefix("git+") else {
        let version = dependency.req.to_string();
        return format!("{{ package = \"api-error\", version = {version:?}, default-features = false }}");
    };
    let (url, reference) = url.split_once('?').unwrap_or((url, ""));
    let url = url.split('#').next().unwrap_or(url);
    let reference = reference.split('#').next().and_then(|reference| reference.split_once('='));
    let reference = reference.map(|(key, value)| format!(", {key} = {value:?}")).unwrap_or_default();
    format!("{{ package = \"api-error\", git = {url:?}{reference}, default-features = false }}")
}

/// The program's manifest.
pub(super) fn manifest(members: &[Member]) -> Option<String> {
    let runtime = &members.first()?.runtime;
    let mut text = String::from(
        "# Written by `cargo api-error verify`.\n[package]\nname = \"api-error-verify\"\nversion = \"0.0.0\"\n\
         edition = \"2024\"\npublish = false\n\n[workspace]\n\n[dependencies]\n",
    );
    let _ = writeln!(text, "runtime = {runtime}");
    for (number, member) in members.iter().enumerate() {
        let _ = writeln!(text, "{} = {}", Member::alias(number), member.dependency);
    }
    Some(text)
}

/// The program, and the probe that stands on each of its lines (from 1), if one does.
pub(super) fn program(probes: &[Probe]) -> (String, Vec<Option<usize>>) {
    let mut text = String::from(PRINTER);
    let mut lines: Vec<Option<usize>> = vec![None; text.lines().count() + 1];
    text.push_str("const PROBES: &[&[CatalogItem]] = &[\n");
    lines.push(None);
    for (number, probe) in probes.iter().enumerate() {
        if let Some(ty) = probe.current() {
            let _ = writeln!(text, "    <{ty} as HasCatalog>::CATALOG,");
            lines.push(Some(number));
        }
    }
    text.push_str("];\n");
    lines.push(None);
    (text, lines)
}

/// Writes a file unless it has this text already, so that cargo sees no change where there is none.
pub(super) fn write(path: &Path, text: &str) -> std::io::Result<()> {
    if std::fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(path, text)
}

/// Every text is printed as its length, a colon and itself; lists and options as their length first.
const PRINTER: &str = include_str!("printer.txt");
