//! The selected packages that depend on the runtime, and how they are built.

use std::collections::BTreeSet;
use std::path::Path;

use cargo_metadata::{Dependency, DependencyKind, Package as CargoPackage, TargetKind as CargoKind};
use serde_json::{Value, json};

use super::VerifyOptions;
use crate::workspace::{Package, Target, Workspace};

/// A selected package that depends on the runtime.
#[derive(Clone, Debug)]
pub(super) struct Member<'w> {
    /// Its metadata from cargo.
    pub(super) package: &'w CargoPackage,
    /// Its selected targets.
    pub(super) selected: &'w Package,
    /// The name of its library's crate, if programs can link it.
    pub(super) library: Option<String>,
    /// Its features for this build, without the default ones.
    features: Vec<String>,
    default_features: bool,
    /// Everything that they turn on.
    on: BTreeSet<String>,
    /// The dependency on the runtime.
    pub(super) runtime: &'w Dependency,
}

impl Member<'_> {
    /// The package's name.
    pub(super) fn name(&self) -> &str {
        self.package.name.as_str()
    }

    /// The package's folder.
    pub(super) fn dir(&self) -> &Path {
        &self.selected.dir
    }

    /// The entry with which a manifest depends on it.
    pub(super) fn dependency(&self) -> Value {
        let (name, features, default) = (self.name(), &self.features, self.default_features);
        json!({ "package": name, "path": self.dir(), "default-features": default, "features": features })
    }

    /// The features that a copy of it has by default: those of this build.
    pub(super) fn default(&self) -> Vec<&String> {
        let default = self.package.features.get("default").filter(|_| self.on.contains("default"));
        default.into_iter().flatten().chain(self.features.iter().filter(|feature| *feature != "default")).collect()
    }

    /// Whether cargo would build a target with the features that are on.
    pub(super) fn builds(&self, target: &Target) -> bool {
        let same =
            |it: &&cargo_metadata::Target| it.src_path.as_std_path() == target.src_path && it.name == target.name;
        let found = self.package.targets.iter().find(same);
        found.is_none_or(|it| it.required_features.iter().all(|feature| self.on.contains(feature)))
    }

    /// The root of its build script. Only one package of a build may declare what it links.
    pub(super) fn build_script(&self) -> Option<&Path> {
        let script = self.package.targets.iter().find(|target| target.is_custom_build());
        script.filter(|_| self.package.links.is_none()).map(|target| target.src_path.as_std_path())
    }
}

/// The selected packages that depend on the runtime.
pub(super) fn members<'w>(workspace: &'w Workspace, options: &VerifyOptions) -> Vec<Member<'w>> {
    let packages = workspace.metadata.packages.iter();
    packages.filter_map(|package| member(workspace, package, options)).collect()
}

fn member<'w>(workspace: &'w Workspace, package: &'w CargoPackage, options: &VerifyOptions) -> Option<Member<'w>> {
    let selected = workspace.packages.iter().find(|selected| package.name == selected.name)?;
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
    let default_features = !options.no_default_features;
    let default = default_features.then(|| "default".to_owned());
    let on = turned_on(package, features.iter().cloned().chain(default).collect());
    let is_on = !runtime.optional || on.contains(&format!("dep:{}", key(runtime)));
    is_on.then_some(Member { package, selected, library, features, default_features, on, runtime })
}

/// The features that some features of a package turn on, and the optional dependencies, as `dep:NAME`.
fn turned_on(package: &CargoPackage, wanted: Vec<String>) -> BTreeSet<String> {
    let mut on = BTreeSet::new();
    let mut open = wanted;
    while let Some(name) = open.pop() {
        // `d/feature` turns on `d`; `d?/feature` does not, and no dependency has the name `d?`.
        let name = name.split_once('/').map_or(name.clone(), |(dependency, _)| format!("dep:{dependency}"));
        if on.insert(name.clone()) {
            open.extend(package.features.get(&name).into_iter().flatten().cloned());
        }
    }
    on
}

/// The name of a dependency in its manifest.
pub(super) fn key(dependency: &Dependency) -> &str {
    dependency.rename.as_ref().unwrap_or(&dependency.name)
}
