//! Finds everything that the requested features turn on in one package.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{Dependency, Package};

/// The features of a package, and what they turn on in its dependencies.
#[derive(Clone, Debug, Default)]
pub(super) struct Active {
    /// The package's own features.
    pub(super) own: BTreeSet<String>,
    /// The optional dependencies that are on, by their names in the manifest.
    optional: BTreeSet<String>,
    /// The features of dependencies that are on, by the names of the dependencies in the manifest.
    of_dependencies: BTreeMap<String, BTreeSet<String>>,
}

impl Active {
    /// Follows `a = ["b", "dep:c", "d/e", "f?/g"]` to the end.
    pub(super) fn of(package: &Package, wanted: &[String]) -> Self {
        let mut active = Self::default();
        let mut open: Vec<&str> = wanted.iter().map(String::as_str).collect();
        while let Some(name) = open.pop() {
            if let Some(dependency) = name.strip_prefix("dep:") {
                active.optional.insert(dependency.to_owned());
            } else if let Some((dependency, feature)) = name.split_once('/') {
                let weak = dependency.strip_suffix('?');
                if weak.is_none() {
                    active.optional.insert(dependency.to_owned());
                }
                let features = active.of_dependencies.entry(weak.unwrap_or(dependency).to_owned());
                features.or_default().insert(feature.to_owned());
            } else if let Some(needs) = package.features.get(name)
                && active.own.insert(name.to_owned())
            {
                open.extend(needs.iter().map(String::as_str));
            }
        }
        active
    }

    /// Whether a dependency is part of the build.
    pub(super) fn has(&self, dependency: &Dependency) -> bool {
        !dependency.optional || self.optional.contains(key(dependency))
    }

    /// All features of a dependency that are on.
    pub(super) fn of_dependency<'a>(&'a self, dependency: &'a Dependency) -> impl Iterator<Item = String> + 'a {
        let further = self.of_dependencies.get(key(dependency)).into_iter().flatten();
        dependency.features.iter().chain(further).cloned()
    }
}

/// The name of a dependency in its manifest.
pub(super) fn key(dependency: &Dependency) -> &str {
    dependency.rename.as_ref().unwrap_or(&dependency.name)
}
