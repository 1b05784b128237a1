//! The lock of the harness against that of the workspace: nothing is built that the workspace does not name.

use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::failure::Failure;

#[derive(Default, Deserialize)]
struct LockFile {
    #[serde(default)]
    package: Vec<Locked>,
}

#[derive(Deserialize, PartialEq, Eq)]
struct Locked {
    name: String,
    version: String,
    /// None for a package of the file system.
    source: Option<String>,
    #[serde(default)]
    dependencies: Vec<String>,
}

/// What the runtime needs to list the types of a program; it comes from crates.io.
pub(super) const LISTING: &str = "inventory";
const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// The first package of the harness that the workspace's lock does not name, apart from those that list the types.
pub(super) fn foreign(workspace: &Path, harness: &Path) -> Result<Option<Failure>, Failure> {
    let (known, needed) = (read(workspace)?, read(harness)?);
    let same = |one: &Locked, other: &Locked| {
        (&one.name, &one.version, &one.source) == (&other.name, &other.version, &other.source)
    };
    let listing = needed.package.iter().find(|package| package.name == LISTING);
    let lists = |package: &Locked| {
        let needs = |name: &String| name.split(' ').next() == Some(package.name.as_str());
        let named = |listing: &Locked| listing.name == package.name || listing.dependencies.iter().any(needs);
        package.source.as_deref() == Some(CRATES_IO) && listing.is_some_and(named)
    };
    let mut sourced = needed.package.iter().filter(|package| package.source.is_some());
    let foreign = sourced.find(|package| !known.package.iter().any(|one| same(one, package)) && !lists(package));
    Ok(foreign.map(|Locked { name, version, source, .. }| {
        let source = source.as_deref().unwrap_or_default();
        let fact =
            format!("`Cargo.lock` does not name `{name}` {version} from `{source}`, so `verify` does not build it");
        Failure::incomplete(fact).help("`cargo update --workspace` brings `Cargo.lock` up to date")
    }))
}

/// A lock that does not exist names nothing.
fn read(folder: &Path) -> Result<LockFile, Failure> {
    let path = folder.join("Cargo.lock");
    let text = crate::write::read_optional(&path)?.unwrap_or_default();
    let malformed = |error| Failure::incomplete(format!("cannot read `{}`: {error}", path.display()));
    toml_edit::de::from_str(&text).map_err(malformed)
}

/// The `[patch]` and `[replace]` tables of the workspace's manifest, with absolute paths.
pub(super) fn patches(root: &Path) -> Result<String, Failure> {
    let path = root.join("Cargo.toml");
    let text = crate::write::read(&path)?;
    let malformed = |error| Failure::incomplete(format!("cannot read `{}`: {error}", path.display()));
    let mut manifest: toml_edit::DocumentMut = text.parse().map_err(malformed)?;
    manifest.retain(|name, _| name == "patch" || name == "replace");
    for (_, table) in manifest.iter_mut() {
        absolute(table, root);
    }
    Ok(manifest.to_string())
}

fn absolute(item: &mut toml_edit::Item, root: &Path) {
    let Some(table) = item.as_table_like_mut() else { return };
    for (name, value) in table.iter_mut() {
        match value.as_str().filter(|_| name == "path") {
            Some(path) => *value = toml_edit::value(root.join(path).to_string_lossy().into_owned()),
            None => absolute(value, root),
        }
    }
}

/// The lock of the workspace as that of the harness, so that both have the same versions.
pub(super) fn copy(root: &Path, harness: &Path) -> std::io::Result<()> {
    match fs::copy(root.join("Cargo.lock"), harness.join("Cargo.lock")) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
