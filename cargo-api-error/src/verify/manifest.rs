//! The manifests of the harness.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use cargo_metadata::{Dependency, DependencyKind};

use super::features::{Active, key};
use super::member::Member;
use super::program::Program;

/// The feature of the runtime that lists the types of a program.
const REGISTRY: &str = "__registry";

/// The name of the empty library in the package of copies. Cargo rejects a package that has only tests.
pub(super) const EMPTY: &str = "__verify.rs";

/// The workspace of all programs.
pub(super) fn workspace(members: &[String]) -> String {
    format!("# Written by `cargo api-error verify`.\n[workspace]\nresolver = \"3\"\nmembers = {members:?}\n")
}

/// The manifest of the program that links all libraries, under the names `member0`, `member1`, ..
pub(super) fn libraries<'a>(name: &str, libraries: impl Iterator<Item = (usize, &'a Member<'a>)>) -> String {
    let mut manifest = head(name, "0.0.0", "2024");
    let _ = writeln!(manifest, "[[bin]]\nname = {name:?}\npath = \"src/main.rs\"\ntest = false\n\n[dependencies]");
    for (number, member) in libraries {
        if !manifest.contains("\nruntime = ") {
            let runtime = source(member.runtime, false, &[REGISTRY.to_owned()]).join(", ");
            let _ = writeln!(manifest, "runtime = {{ {runtime} }}");
        }
        let _ = writeln!(manifest, "member{number} = {}", member.dependency());
    }
    manifest
}

/// The manifest of the copies of a member's targets, which need everything that the targets can name.
pub(super) fn copies(member: &Member<'_>, library: &str, programs: &[Program]) -> String {
    let active = member.active();
    let mut version = member.package.version.clone();
    // A lock can have a name and a version only once.
    version.build = semver::BuildMetadata::new("verify").unwrap_or(version.build);
    let mut manifest = head(member.name(), &version.to_string(), member.package.edition.as_str());
    let script = member.build_script().and_then(|file| file.strip_prefix(member.dir()).ok());
    let script = script.map_or("false".to_owned(), |file| format!("{:?}", file.to_string_lossy()));
    manifest = manifest.replace("build = false", &format!("build = {script}"));
    let _ = writeln!(manifest, "[lib]\nname = {library:?}\npath = {EMPTY:?}\ntest = false\n");
    for (program, copied) in programs.iter().filter_map(|program| Some((program, program.target.as_ref()?))) {
        // A test without a harness has its own `main`, and `cfg(test)`.
        let (table, mode) = if copied.test { ("test", "harness = false") } else { ("bin", "test = false") };
        let (name, file, edition) = (&program.name, program.file.to_string_lossy(), copied.edition);
        let _ = writeln!(manifest, "[[{table}]]\nname = {name:?}\npath = {file:?}\nedition = \"{edition}\"\n{mode}\n");
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

fn head(name: &str, version: &str, edition: &str) -> String {
    format!(
        "# Written by `cargo api-error verify`.\n[package]\nname = {name:?}\nversion = {version:?}\nedition = {edition:?}\n\
         publish = false\nbuild = false\nautobins = false\nautoexamples = false\nautotests = false\nautobenches = false\n\n"
    )
}

/// The dependencies by table of the manifest. Development dependencies are among the others.
fn sections<'m>(member: &Member<'m>, active: &Active) -> BTreeMap<String, (&'m Dependency, Vec<String>)> {
    let mut sections: BTreeMap<String, (&Dependency, Vec<String>)> = BTreeMap::new();
    for dependency in member.package.dependencies.iter().filter(|dependency| active.has(dependency)) {
        let kind = if dependency.kind == DependencyKind::Build { "build-dependencies" } else { "dependencies" };
        let key = key(dependency);
        let section = dependency
            .target
            .as_ref()
            .map_or_else(|| format!("{kind}.{key}"), |target| format!("target.{:?}.{kind}.{key}", target.to_string()));
        let (_, features) = sections.entry(section).or_insert_with(|| (dependency, Vec::new()));
        features.extend(active.of_dependency(dependency));
        if dependency.name == member.runtime.name && dependency.kind != DependencyKind::Build {
            features.push(REGISTRY.to_owned());
        }
    }
    sections
}

/// The entries of a table of dependencies.
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
