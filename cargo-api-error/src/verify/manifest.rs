//! The manifests of the harness.

#![expect(clippy::indexing_slicing, reason = "every indexed value is an object, or null, which becomes one")]

use cargo_metadata::{Dependency, DependencyKind};
use serde_json::{Value, json};

use super::member::{Member, key};
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
    let mut manifest = package(name, "0.0.0", "2024", &json!(false));
    manifest["bin"] = json!([{ "name": name, "path": "src/main.rs", "test": false }]);
    for (number, member) in libraries {
        manifest["dependencies"]["runtime"] = dependency(member.runtime, false, &[REGISTRY.to_owned()]);
        manifest["dependencies"][format!("member{number}")] = member.dependency();
    }
    text(&manifest)
}

/// The manifest of the copies of a member's targets, which need everything that the targets can name.
pub(super) fn copies(member: &Member<'_>, library: &str, programs: &[Program<'_>]) -> String {
    let mut version = member.package.version.clone();
    // A lock can have a name and a version only once.
    version.build = semver::BuildMetadata::new("verify").unwrap_or(version.build);
    let script = member.build_script().and_then(|file| file.strip_prefix(member.dir()).ok());
    let script = script.map_or(json!(false), |file| json!(file));
    let mut manifest = package(member.name(), &version.to_string(), member.package.edition.as_str(), &script);
    manifest["lib"] = json!({ "name": library, "path": EMPTY, "test": false });
    for kind in ["bin", "example", "test"] {
        let targets = programs.iter().filter_map(|program| {
            let copied = program.target.as_ref().filter(|copied| copied.kind() == kind)?;
            let edition = copied.target.edition.to_string();
            let mut target = json!({ "name": program.name, "path": program.file, "edition": edition });
            // A test without a harness has its own `main`, and `cfg(test)`.
            target[if kind == "test" { "harness" } else { "test" }] = json!(false);
            Some(target)
        });
        manifest[kind] = targets.collect();
    }
    manifest["features"] = json!(member.package.features);
    manifest["features"]["default"] = json!(member.default());
    for needed in &member.package.dependencies {
        let mut features = needed.features.clone();
        let kind = match needed.kind {
            DependencyKind::Build => "build-dependencies",
            // The `main` of every program uses the runtime, even if only the tests of the member do.
            DependencyKind::Development if !std::ptr::eq(needed, member.runtime) => "dev-dependencies",
            _ => "dependencies",
        };
        if needed.name == member.runtime.name && needed.kind != DependencyKind::Build {
            features.push(REGISTRY.to_owned());
        }
        let tables = match &needed.target {
            Some(target) => &mut manifest["target"][target.to_string()],
            None => &mut manifest,
        };
        tables[kind][key(needed)] = dependency(needed, needed.uses_default_features, &features);
        tables[kind][key(needed)]["optional"] = json!(needed.optional);
    }
    if let Some(library) = &member.library {
        manifest["dependencies"][library] = member.dependency();
    }
    text(&manifest)
}

fn text(manifest: &Value) -> String {
    // A manifest has nothing that TOML cannot say.
    toml_edit::ser::to_string_pretty(manifest).unwrap_or_default()
}

/// A package without targets.
fn package(name: &str, version: &str, edition: &str, build: &Value) -> Value {
    let mut package = json!({ "name": name, "version": version, "edition": edition, "publish": false, "build": build });
    for found in ["autobins", "autoexamples", "autotests", "autobenches"] {
        package[found] = json!(false);
    }
    json!({ "package": package })
}

/// An entry of a table of dependencies, with the source that cargo knows.
fn dependency(dependency: &Dependency, default_features: bool, features: &[String]) -> Value {
    let mut entry = json!({ "package": dependency.name, "default-features": default_features, "features": features });
    let source = dependency.source.as_ref().map(ToString::to_string).unwrap_or_default();
    if let Some(path) = &dependency.path {
        entry["path"] = json!(path);
    } else if let Some(url) = source.strip_prefix("git+") {
        let url = url.split('#').next().unwrap_or(url);
        let (url, reference) = url.split_once('?').unwrap_or((url, ""));
        entry["git"] = json!(url);
        if let Some((name, value)) = reference.split_once('=') {
            entry[name] = json!(value);
        }
    } else {
        entry["version"] = json!(dependency.req.to_string());
        if let Some(index) = &dependency.registry {
            entry["registry-index"] = json!(index);
        }
    }
    entry
}
