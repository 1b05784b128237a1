//! Selects packages and their targets from `cargo metadata`.

use std::collections::BTreeSet;
use std::path::PathBuf;

use api_error_syntax::closest;
use cargo_metadata::camino::Utf8PathBuf;
use cargo_metadata::{Metadata, MetadataCommand, TargetKind as CargoKind};
use clap::ValueEnum;
use serde::Deserialize;

use crate::failure::Failure;

/// Which workspace to read, and which part of it.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// `--manifest-path`; without it, cargo looks in the current folder and its parents.
    pub manifest_path: Option<PathBuf>,
    /// `-p`: names, `name@version`, or patterns with `*` and `?`.
    pub packages: Vec<String>,
    /// `--workspace`: all members.
    pub workspace: bool,
    /// `--exclude`, like `packages`.
    pub exclude: Vec<String>,
    /// `--target-kind`; empty means [`TargetKind::Lib`] and [`TargetKind::Bin`].
    pub target_kinds: Vec<TargetKind>,
    /// Passed on to `cargo metadata`: `--locked`, `--offline`, `--frozen`, `--config ..`.
    pub cargo_options: Vec<String>,
}

/// The workspace and its selected packages.
#[derive(Clone, Debug)]
pub struct Workspace {
    /// The folder of the workspace's manifest.
    pub root: PathBuf,
    /// The selected packages, by name.
    pub packages: Vec<Package>,
    /// The libraries of the other members and of path dependencies: the selected ones may use their macros.
    pub libraries: Vec<Package>,
    /// The output of cargo.
    pub metadata: Metadata,
}

/// A selected package.
#[derive(Clone, Debug)]
pub struct Package {
    /// The name in the manifest.
    pub name: String,
    /// The version in the manifest.
    pub version: String,
    /// The folder of the manifest.
    pub dir: PathBuf,
    /// The targets of the selected kinds: the library first, then by kind and name.
    pub targets: Vec<Target>,
}

/// A target of a package.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Target {
    /// What is built.
    pub kind: TargetKind,
    /// The name in the manifest.
    pub name: String,
    /// The root file.
    pub src_path: PathBuf,
    /// 2015, 2018, 2021 or 2024.
    pub edition: u16,
}

/// What a target builds; procedural macros are libraries, build scripts are not scanned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum TargetKind {
    /// `lib`, in any crate type.
    Lib,
    /// `bin`
    Bin,
    /// `example`
    Example,
    /// `test`
    Test,
    /// `bench`
    Bench,
}

impl TargetKind {
    /// The word on the command line and in labels.
    pub fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    fn from_cargo(kinds: &[CargoKind]) -> Option<Self> {
        kinds.iter().find_map(|kind| match kind {
            CargoKind::Bin => Some(Self::Bin),
            CargoKind::Example => Some(Self::Example),
            CargoKind::Test => Some(Self::Test),
            CargoKind::Bench => Some(Self::Bench),
            CargoKind::CustomBuild => None,
            _ => Some(Self::Lib),
        })
    }
}

impl Target {
    /// `lib`, `bin:NAME`, `test:NAME`, ..
    pub fn label(&self) -> String {
        let kind = self.kind.name();
        if self.kind == TargetKind::Lib { kind } else { format!("{kind}:{}", self.name) }
    }
}

/// The current folder, if the command line names no manifest and no folder above has one.
pub(crate) fn outside_of_any(selection: &Selection) -> Result<Option<PathBuf>, Failure> {
    let here = std::env::current_dir().map_err(|error| Failure::incomplete(error.to_string()))?;
    let inside = selection.manifest_path.is_some() || here.ancestors().any(|folder| folder.join("Cargo.toml").exists());
    Ok((!inside).then_some(here))
}

impl Workspace {
    /// Runs cargo (`$CARGO`) and selects packages.
    pub fn load(selection: &Selection) -> Result<Self, Failure> {
        let mut command = MetadataCommand::new();
        command.no_deps().other_options(selection.cargo_options.clone());
        if let Some(path) = &selection.manifest_path {
            command.manifest_path(path);
        }
        let metadata = command.exec().map_err(|error| Failure::incomplete(cargo_words(&error)))?;
        Self::select(metadata, selection)
    }

    /// Selects packages from earlier output of cargo.
    pub(crate) fn select(metadata: Metadata, selection: &Selection) -> Result<Self, Failure> {
        let root = metadata.workspace_root.clone().into_std_path_buf();
        let members: Vec<_> = metadata.workspace_packages().into_iter().collect();
        let names: Vec<&str> = members.iter().map(|package| package.name.as_str()).collect();
        let unknown = selection.packages.iter().chain(&selection.exclude);
        let matches = |spec: &str, package: &cargo_metadata::Package| {
            let (name, version) = spec.split_once('@').map_or((spec, None), |(name, version)| (name, Some(version)));
            let same = glob::Pattern::new(name).is_ok_and(|pattern| pattern.matches(&package.name));
            same && version.is_none_or(|version| package.version.to_string() == version)
        };
        for spec in unknown {
            if !members.iter().any(|package| matches(spec, package)) {
                return Err(no_match(spec, &names));
            }
        }
        let current = selection.current_package(&metadata);
        let is_chosen = |package: &&&cargo_metadata::Package| {
            let included = if !selection.packages.is_empty() {
                selection.packages.iter().any(|spec| matches(spec, package))
            } else if selection.workspace {
                true
            } else if let Some(current) = &current {
                package.id == *current
            } else if metadata.workspace_default_members.is_available() {
                metadata.workspace_default_members.contains(&package.id)
            } else {
                true
            };
            included && !selection.exclude.iter().any(|spec| matches(spec, package))
        };
        let (chosen, others): (Vec<_>, Vec<_>) = members.iter().partition(is_chosen);
        let only_libraries = Selection { target_kinds: vec![TargetKind::Lib], ..Selection::default() };
        let mut libraries: Vec<_> = others.into_iter().map(|package| only_libraries.package(package)).collect();
        libraries.extend(outside(&metadata, &only_libraries));
        let mut packages: Vec<_> = chosen.into_iter().map(|package| selection.package(package)).collect();
        packages.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
        Ok(Self { root, packages, libraries, metadata })
    }
}

impl Selection {
    /// The member that cargo would build in this folder, unless it is the root of the workspace.
    pub(crate) fn current_package(&self, metadata: &Metadata) -> Option<cargo_metadata::PackageId> {
        let manifest = if let Some(path) = &self.manifest_path {
            path.clone()
        } else {
            let here = std::env::current_dir().ok()?;
            here.ancestors().map(|dir| dir.join("Cargo.toml")).find(|path| path.is_file())?
        };
        let manifest = manifest.canonicalize().ok()?;
        let root = metadata.workspace_root.as_std_path().canonicalize().ok()?;
        if manifest.parent() == Some(root.as_path()) {
            return None;
        }
        let same = |package: &&cargo_metadata::Package| {
            package.manifest_path.as_std_path().canonicalize().is_ok_and(|path| path == manifest)
        };
        metadata.workspace_packages().into_iter().find(same).map(|package| package.id.clone())
    }

    fn package(&self, package: &cargo_metadata::Package) -> Package {
        let wanted = |kind: TargetKind| match self.target_kinds.as_slice() {
            [] => matches!(kind, TargetKind::Lib | TargetKind::Bin),
            kinds => kinds.contains(&kind),
        };
        let target = |target: &cargo_metadata::Target| {
            let kind = TargetKind::from_cargo(&target.kind).filter(|kind| wanted(*kind))?;
            let edition = target.edition.as_str().parse().unwrap_or(2024);
            Some(Target {
                kind,
                name: target.name.clone(),
                src_path: target.src_path.clone().into_std_path_buf(),
                edition,
            })
        };
        let mut targets: Vec<_> = package.targets.iter().filter_map(target).collect();
        targets.sort();
        Package {
            name: package.name.to_string(),
            version: package.version.to_string(),
            dir: package.manifest_path.parent().map(|dir| dir.as_std_path().to_owned()).unwrap_or_default(),
            targets,
        }
    }
}

/// The libraries of the path dependencies that are not members, and theirs. The metadata of the workspace does not describe
/// them; cargo reports a manifest that cannot be read when it builds.
fn outside(metadata: &Metadata, only_libraries: &Selection) -> Vec<Package> {
    let paths = |package: &cargo_metadata::Package| -> Vec<Utf8PathBuf> {
        package.dependencies.iter().filter_map(|dependency| dependency.path.clone()).collect()
    };
    let members = metadata.workspace_packages();
    let mut known: BTreeSet<_> = members.iter().map(|member| member.manifest_path.clone()).collect();
    let mut open: Vec<_> = members.into_iter().flat_map(paths).collect();
    let mut libraries = Vec::new();
    while let Some(manifest) = open.pop().map(|dir| dir.join("Cargo.toml")) {
        if !known.insert(manifest.clone()) {
            continue;
        }
        let described = MetadataCommand::new().no_deps().manifest_path(&manifest).exec();
        let packages = described.map(|described| described.packages).unwrap_or_default();
        for package in packages.iter().filter(|package| package.manifest_path == manifest) {
            open.extend(paths(package));
            libraries.push(only_libraries.package(package));
        }
    }
    libraries
}

fn cargo_words(error: &cargo_metadata::Error) -> String {
    match error {
        cargo_metadata::Error::CargoMetadata { stderr } => stderr.trim().trim_start_matches("error: ").to_owned(),
        other => other.to_string(),
    }
}

/// Cargo's own sentence, with the closest member.
fn no_match(spec: &str, names: &[&str]) -> Failure {
    let wanted = spec.split_once('@').map_or(spec, |(name, _)| name);
    let help = match closest(wanted, names) {
        Some(name) if name == wanted => format!("the workspace has another version of `{name}`"),
        Some(name) => format!("a package with a similar name exists: `{name}`"),
        None => format!("the workspace has {}", names.join(", ")),
    };
    Failure::incomplete(format!("package ID specification `{spec}` did not match any packages")).help(help)
}
