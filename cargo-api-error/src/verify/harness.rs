//! Members in, the workspace of programs that name their types out: one for all libraries, one per other target.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use cargo_metadata::{Dependency, DependencyKind, Package as CargoPackage, TargetKind as CargoKind};

use super::VerifyOptions;
use super::probe::Probe;
use super::program::Program;
use crate::scan::{Scan, relocate};
use crate::workspace::{TargetKind, Workspace};

/// A selected package that depends on the runtime.
#[derive(Clone, Debug)]
pub(super) struct Member<'w> {
    /// What cargo knows of it.
    package: &'w CargoPackage,
    /// The name of its library's crate, if programs can link it.
    pub(super) library: Option<String>,
    /// Its features for this build.
    features: Vec<String>,
    default_features: bool,
    /// The dependency on the runtime.
    runtime: &'w Dependency,
}

impl Member<'_> {
    /// The package's name.
    pub(super) fn name(&self) -> &str {
        self.package.name.as_str()
    }

    /// How the program of the libraries calls the member.
    pub(super) fn alias(number: usize) -> String {
        format!("member{number}")
    }

    fn dependency(&self) -> String {
        let dir = self.package.manifest_path.parent().map_or("", |dir| dir.as_str());
        let (name, features) = (self.name(), &self.features);
        let default = self.default_features;
        format!("{{ package = {name:?}, path = {dir:?}, default-features = {default}, features = {features:?} }}")
    }
}

/// The selected packages that depend on the runtime.
pub(super) fn members<'w>(workspace: &'w Workspace, options: &VerifyOptions) -> Vec<Member<'w>> {
    let packages = workspace.metadata.packages.iter();
    let selected = |name: &str| workspace.packages.iter().any(|package| package.name == name);
    packages.filter(|package| selected(&package.name)).filter_map(|package| member(package, options)).collect()
}

fn member<'w>(package: &'w CargoPackage, options: &VerifyOptions) -> Option<Member<'w>> {
    let linkable = |kind: &CargoKind| matches!(kind, CargoKind::Lib | CargoKind::RLib | CargoKind::DyLib);
    let library = package.targets.iter().find(|target| target.kind.iter().any(linkable));
    let is_runtime = |dependency: &&Dependency| {
        dependency.name == "api-error" && dependency.kind != DependencyKind::Build && dependency.target.is_none()
    };
    let runtime = package.dependencies.iter().find(is_runtime)?;
    let in_library = runtime.kind == DependencyKind::Normal;
    let mut features: Vec<String> = Vec::new();
    if options.all_features {
        features.extend(package.features.keys().cloned());
    }
    features.extend(options.features.iter().filter_map(|feature| match feature.split_once('/') {
        Some((name, feature)) => (name == package.name.as_str()).then(|| feature.to_owned()),
        None => package.features.contains_key(feature).then(|| feature.clone()),
    }));
    let library = library.filter(|_| in_library).map(|target| target.name.replace('-', "_"));
    Some(Member { package, library, features, default_features: !options.no_default_features, runtime })
}

/// Writes manifests and gives the programs; the probes of other targets are added to `probes`.
pub(super) fn write(
    workspace: &Workspace,
    scan: &Scan,
    members: &[Member<'_>],
    probes: &mut Vec<Probe>,
    dir: &Path,
    id: &str,
) -> std::io::Result<Vec<Program>> {
    let mut programs = Vec::new();
    let mut folders: Vec<String> = Vec::new();
    if let Some(manifest) = libraries(members, id) {
        let file = dir.join("libraries/src/main.rs");
        write_file(&dir.join("libraries/Cargo.toml"), &manifest)?;
        folders.push("libraries".to_owned());
        let (name, runtime) = (format!("verify_libraries_{id}"), "runtime".to_owned());
        programs.push(Program {
            name,
            file,
            source: String::new(),
            runtime,
            probes: (0..probes.len()).collect(),
            target: None,
        });
    }
    for (number, member) in members.iter().enumerate() {
        let folder = format!("targets{number}");
        let own = targets(workspace, scan, member, &format!("{id}_{number}"), probes, &dir.join(&folder));
        if let Some(edition) = own.iter().map(|(edition, _)| *edition).max() {
            let manifest = targets_manifest(member, &folder, edition);
            write_file(&dir.join(&folder).join("Cargo.toml"), &manifest)?;
            // A package needs a target even when all its programs are given up.
            write_file(&dir.join(&folder).join("src/lib.rs"), "")?;
            folders.push(folder);
            programs.extend(own.into_iter().map(|(_, program)| program));
        }
    }
    write_file(&dir.join("Cargo.toml"), &format!("[workspace]\nresolver = \"3\"\nmembers = {folders:?}\n"))?;
    Ok(programs)
}

/// The manifest of the program that names the types of all libraries.
fn libraries(members: &[Member<'_>], id: &str) -> Option<String> {
    let runtime = members.iter().find(|member| member.library.is_some())?.runtime;
    let mut text = head(&format!("verify_libraries_{id}"), 2024);
    let _ = writeln!(text, "[dependencies]\nruntime = {{ {} }}", source(runtime, false, &[]).join(", "));
    for (number, member) in members.iter().enumerate().filter(|(_, member)| member.library.is_some()) {
        let _ = writeln!(text, "{} = {}", Member::alias(number), member.dependency());
    }
    Some(text)
}

fn head(name: &str, edition: u16) -> String {
    format!(
        "# Written by `cargo api-error verify`.\n[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"{edition}\"\n\
         publish = false\n\n"
    )
}

/// One program per target that is no library and has error types, with the target's edition.
fn targets(
    workspace: &Workspace,
    scan: &Scan,
    member: &Member<'_>,
    id: &str,
    probes: &mut Vec<Probe>,
    dir: &Path,
) -> Vec<(u16, Program)> {
    let package = workspace.packages.iter().find(|package| package.name == member.name());
    let others = package.into_iter().flat_map(|package| &package.targets).filter(|it| it.kind != TargetKind::Lib);
    let mut programs = Vec::new();
    for (at, target) in others.enumerate() {
        let label = target.label();
        let own = super::probe::of_target(scan, member.name(), &label);
        let Some(source) = relocate(&target.src_path, target.edition).filter(|_| !own.is_empty()) else {
            continue;
        };
        let first = probes.len();
        probes.extend(own);
        let name = format!("verify_{id}_{at}");
        let runtime = member.runtime.rename.as_deref().unwrap_or("api_error").replace('-', "_");
        let program = Program {
            file: dir.join(format!("src/bin/{name}.rs")),
            name,
            source,
            runtime: format!("::{runtime}"),
            probes: (first..probes.len()).collect(),
            target: Some((member.name().to_owned(), label)),
        };
        programs.push((target.edition, program));
    }
    programs
}

/// The manifest of the programs that are copies of a member's targets: what the targets can name, they can.
fn targets_manifest(member: &Member<'_>, name: &str, edition: u16) -> String {
    let mut sections: BTreeMap<String, (String, &Dependency, Vec<String>)> = BTreeMap::new();
    let used = |dependency: &&Dependency| dependency.kind != DependencyKind::Build && !dependency.optional;
    for dependency in member.package.dependencies.iter().filter(used) {
        let key = dependency.rename.as_ref().unwrap_or(&dependency.name);
        let section = dependency.target.as_ref().map_or_else(
            || format!("[dependencies]\n{key}"),
            |target| format!("[target.{:?}.dependencies]\n{key}", target.to_string()),
        );
        let entry = sections.entry(section.clone()).or_insert_with(|| (section, dependency, Vec::new()));
        entry.2.extend(dependency.features.iter().cloned());
    }
    let mut text = head(name, edition);
    for (section, dependency, features) in sections.values() {
        let (header, key) = section.split_once('\n').unwrap_or(("[dependencies]", section));
        let header = format!("{}.{key}]", header.trim_end_matches(']'));
        let table = source(dependency, dependency.uses_default_features, features).join("\n");
        let _ = writeln!(text, "{header}\n{table}\n");
    }
    if let Some(library) = &member.library {
        let _ = writeln!(text, "[dependencies]\n{library} = {}", member.dependency());
    }
    text
}

/// The entries of a dependency's table in a manifest.
fn source(dependency: &Dependency, default_features: bool, features: &[String]) -> Vec<String> {
    let mut entries = vec![
        format!("package = {:?}", dependency.name),
        format!("default-features = {default_features}"),
        format!("features = {features:?}"),
    ];
    let source = dependency.source.as_ref().map(ToString::to_string).unwrap_or_default();
    if let Some(path) = &dependency.path {
        entries.push(format!("path = {:?}", path.as_str()));
    } else if let Some(url) = source.strip_prefix("git+") {
        let (url, reference) = url.split_once('?').unwrap_or((url, ""));
        entries.push(format!("git = {:?}", url.split('#').next().unwrap_or(url)));
        let reference = reference.split('#').next().and_then(|reference| reference.split_once('='));
        entries.extend(reference.map(|(key, value)| format!("{key} = {value:?}")));
    } else {
        entries.push(format!("version = {:?}", dependency.req.to_string()));
    }
    entries
}

/// Writes a file unless it has this text already, so that cargo sees no change where there is none.
pub(super) fn write_file(path: &Path, text: &str) -> std::io::Result<()> {
    if std::fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(path, text)
}
