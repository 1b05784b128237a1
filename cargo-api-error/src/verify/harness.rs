//! Members in, the workspace of programs that print their types out: one for all libraries, one per other target.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use cargo_metadata::{Dependency, DependencyKind, Package as CargoPackage, TargetKind as CargoKind};

use super::VerifyOptions;
use super::features::{Active, key};
use super::program::{Copied, Program};
use crate::scan::{Scan, relocate};
use crate::workspace::{Target, TargetKind, Workspace};

/// The feature of the runtime that lists the types of a program.
const REGISTRY: &str = "__registry";

/// A selected package that depends on the runtime.
#[derive(Clone, Debug)]
pub(super) struct Member<'w> {
    /// What cargo knows of it.
    pub(super) package: &'w CargoPackage,
    /// The name of its library's crate, if programs can link it.
    pub(super) library: Option<String>,
    /// Its features for this build, without the default ones.
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

    fn dependency(&self) -> String {
        let dir = self.package.manifest_path.parent().map_or("", |dir| dir.as_str());
        let (name, features) = (self.name(), &self.features);
        let default = self.default_features;
        format!("{{ package = {name:?}, path = {dir:?}, default-features = {default}, features = {features:?} }}")
    }

    /// Its own features, as far as they are on.
    pub(super) fn active_features(&self) -> Vec<String> {
        self.active().own.into_iter().collect()
    }

    fn active(&self) -> Active {
        let default = self.default_features.then(|| "default".to_owned());
        Active::of(self.package, &self.features.iter().cloned().chain(default).collect::<Vec<_>>())
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

/// Writes manifests and programs.
pub(super) fn write(
    workspace: &Workspace,
    scan: &Scan,
    members: &[Member<'_>],
    dir: &Path,
    id: &str,
) -> std::io::Result<Vec<Program>> {
    let mut programs = Vec::new();
    let mut folders: Vec<String> = Vec::new();
    if let Some((manifest, program)) = libraries(members, &dir.join("libraries"), id) {
        write_file(&dir.join("libraries/Cargo.toml"), &manifest)?;
        folders.push("libraries".to_owned());
        programs.push(program);
    }
    for (number, member) in members.iter().enumerate() {
        let folder = dir.join(format!("targets{number}"));
        let name = format!("verify_{id}_{number}");
        let copies = targets(workspace, scan, member, &name, &folder);
        if let Some(edition) = copies.iter().map(|(edition, _)| *edition).max() {
            let copies: Vec<Program> = copies.into_iter().map(|(_, program)| program).collect();
            write_file(&folder.join("Cargo.toml"), &targets_manifest(member, &name, edition, &copies))?;
            // A package of tests only is none for cargo.
            write_file(&folder.join("src/lib.rs"), "")?;
            folders.push(format!("targets{number}"));
            programs.extend(copies);
        }
    }
    for program in &programs {
        write_file(&program.file, &program.text())?;
    }
    write_file(&dir.join("Cargo.toml"), &format!("[workspace]\nresolver = \"3\"\nmembers = {folders:?}\n"))?;
    // The same versions as the workspace.
    if let Ok(text) = std::fs::read_to_string(workspace.root.join("Cargo.lock")) {
        write_file(&dir.join("Cargo.lock"), &text)?;
    }
    Ok(programs)
}

/// The program that links all libraries, and its manifest.
fn libraries(members: &[Member<'_>], dir: &Path, id: &str) -> Option<(String, Program)> {
    let libraries = || members.iter().enumerate().filter(|(_, member)| member.library.is_some());
    let (_, first) = libraries().next()?;
    let name = format!("verify_{id}_libraries");
    let mut manifest = head(&name, 2024);
    let _ = writeln!(manifest, "[[bin]]\nname = {name:?}\npath = \"src/main.rs\"\ntest = false\n");
    let runtime = source(first.runtime, false, &[REGISTRY.to_owned()]).join(", ");
    let _ = writeln!(manifest, "[dependencies]\nruntime = {{ {runtime} }}");
    let mut source = String::new();
    for (number, member) in libraries() {
        let _ = writeln!(manifest, "member{number} = {}", member.dependency());
        let _ = writeln!(source, "use member{number} as _;");
    }
    let (package, file) = (dir.to_owned(), dir.join("src/main.rs"));
    Some((manifest, Program { name, package, file, source, runtime: "::runtime".to_owned(), target: None }))
}

fn head(name: &str, edition: u16) -> String {
    format!(
        "# Written by `cargo api-error verify`.\n[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"{edition}\"\n\
         publish = false\nautobins = false\nautotests = false\n\n"
    )
}

/// One program per target that is no library and has error types, with the target's edition.
fn targets(workspace: &Workspace, scan: &Scan, member: &Member<'_>, id: &str, dir: &Path) -> Vec<(u16, Program)> {
    let package = workspace.packages.iter().find(|package| package.name == member.name());
    let others = package.into_iter().flat_map(|package| &package.targets).filter(|it| it.kind != TargetKind::Lib);
    let programs = others.enumerate().filter_map(|(at, target)| {
        let source = relocate(&target.src_path, target.edition).filter(|_| may_have_types(scan, member, target))?;
        let name = format!("{id}_{at}");
        let runtime = key(member.runtime).replace('-', "_");
        let copied = Copied {
            package: member.name().to_owned(),
            label: target.label(),
            file: target.src_path.clone(),
            test: matches!(target.kind, TargetKind::Test | TargetKind::Bench),
        };
        let (package, file) = (dir.to_owned(), dir.join(format!("src/{name}.rs")));
        let runtime = format!("::{runtime}");
        Some((target.edition, Program { name, package, file, source, runtime, target: Some(copied) }))
    });
    programs.collect()
}

/// Whether a target has types of its own, or something that may make some.
fn may_have_types(scan: &Scan, member: &Member<'_>, target: &Target) -> bool {
    let label = target.label();
    let scanned = scan.enums.iter().any(|found| found.package == member.name() && found.targets.contains(&label));
    scanned || scan.hidden.iter().any(|hidden| hidden.package == member.name() && hidden.target == label)
}

/// The manifest of the programs that are copies of a member's targets: what the targets can name, they can.
fn targets_manifest(member: &Member<'_>, name: &str, edition: u16, copies: &[Program]) -> String {
    let active = member.active();
    let mut manifest = head(name, edition) + "[lib]\ntest = false\n\n";
    for program in copies {
        let test = program.target.as_ref().is_some_and(|copied| copied.test);
        // A test without a harness has a `main` of its own, and `cfg(test)`.
        let (table, mode) = if test { ("test", "harness = false") } else { ("bin", "test = false") };
        let _ =
            writeln!(manifest, "[[{table}]]\nname = {:?}\npath = {:?}\n{mode}\n", program.name, program.file.display());
    }
    let own: Vec<&String> = active.own.iter().filter(|feature| *feature != "default").collect();
    let _ = writeln!(manifest, "[features]\ndefault = {own:?}");
    for feature in own {
        let _ = writeln!(manifest, "{feature:?} = []");
    }
    for (section, (dependency, features)) in sections(member, &active) {
        let table = source(dependency, dependency.uses_default_features, &features).join("\n");
        let _ = writeln!(manifest, "\n[{section}]\n{table}");
    }
    if let Some(library) = &member.library {
        let _ = writeln!(manifest, "\n[dependencies]\n{library} = {}", member.dependency());
    }
    manifest
}

/// Manifest table to dependency, dependencies for development included.
fn sections<'m>(member: &Member<'m>, active: &Active) -> BTreeMap<String, (&'m Dependency, Vec<String>)> {
    let mut sections: BTreeMap<String, (&Dependency, Vec<String>)> = BTreeMap::new();
    let used = |dependency: &&Dependency| dependency.kind != DependencyKind::Build && active.has(dependency);
    for dependency in member.package.dependencies.iter().filter(used) {
        let key = key(dependency);
        let section = dependency.target.as_ref().map_or_else(
            || format!("dependencies.{key}"),
            |target| format!("target.{:?}.dependencies.{key}", target.to_string()),
        );
        let (_, features) = sections.entry(section).or_insert_with(|| (dependency, Vec::new()));
        features.extend(active.of_dependency(dependency));
        if dependency.name == member.runtime.name {
            features.push(REGISTRY.to_owned());
        }
    }
    sections
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
fn write_file(path: &Path, text: &str) -> std::io::Result<()> {
    if std::fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(path, text)
}
