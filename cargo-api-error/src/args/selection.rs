//! Which packages and targets are scanned, and where the lock is.

use std::path::PathBuf;

use cargo_metadata::Metadata;
use clap::Args;

use crate::config::Config;
use crate::workspace::{self, TargetKind};

const PACKAGES: &str = "Package Selection";
const MANIFEST: &str = "Manifest Options";

/// Which packages, and where their files are. It ends under a heading, so it comes last in the arguments of a command.
#[derive(Clone, Debug, Default, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(crate) struct SelectionFlags {
    /// The lock, relative to the workspace root; `api-errors.lock` unless configured
    #[arg(long, value_name = "FILE")]
    pub(crate) lock: Option<PathBuf>,
    #[command(flatten, next_help_heading = PACKAGES)]
    pub(crate) workspace: clap_cargo::Workspace,
    /// The kinds of targets to scan, separated by commas: lib, bin, example, test, bench; `lib,bin` unless configured
    #[arg(long, value_name = "KIND", value_delimiter = ',', hide_possible_values = true, help_heading = PACKAGES)]
    pub(crate) target_kind: Vec<TargetKind>,
    /// Build the selected packages to include the types that macros make
    #[arg(long, help_heading = PACKAGES)]
    pub(crate) compiled: bool,
    #[command(flatten, next_help_heading = MANIFEST)]
    pub(crate) manifest: clap_cargo::Manifest,
    /// Override a value of cargo's configuration
    #[arg(long, value_name = "KEY=VALUE|PATH", help_heading = MANIFEST)]
    pub(crate) config: Vec<String>,
    /// Assert that `Cargo.lock` is up to date
    #[arg(long, help_heading = MANIFEST)]
    pub(crate) locked: bool,
    /// Do not access the network
    #[arg(long, help_heading = MANIFEST)]
    pub(crate) offline: bool,
    /// Equivalent to `--locked` and `--offline`
    #[arg(long, help_heading = MANIFEST)]
    pub(crate) frozen: bool,
}

impl SelectionFlags {
    /// The flags that are passed on to cargo.
    pub(crate) fn cargo_options(&self) -> Vec<String> {
        let flags = [("--locked", self.locked), ("--offline", self.offline), ("--frozen", self.frozen)];
        let flags = flags.into_iter().filter(|(_, on)| *on).map(|(flag, _)| flag.to_owned());
        let overrides = self.config.iter().flat_map(|value| ["--config".to_owned(), value.clone()]);
        flags.chain(overrides).collect()
    }

    /// The flags as typed, so that commands in messages can be copied.
    pub(crate) fn typed(&self) -> String {
        let mut text = String::new();
        let mut flag = |name: &str, value: &str| text.push_str(&format!(" {name} {}", quoted(value)));
        for package in &self.workspace.package {
            flag("-p", package);
        }
        for package in &self.workspace.exclude {
            flag("--exclude", package);
        }
        for kind in &self.target_kind {
            flag("--target-kind", &kind.name());
        }
        for path in self.lock.iter().chain(&self.manifest.manifest_path) {
            let name = if Some(path) == self.lock.as_ref() { "--lock" } else { "--manifest-path" };
            flag(name, &path.to_string_lossy());
        }
        if self.workspace.workspace || self.workspace.all {
            text.push_str(" --workspace");
        }
        if self.compiled {
            text.push_str(" --compiled");
        }
        text
    }

    /// Whether the user chose the packages, by a flag or by the current folder.
    pub(crate) fn chooses(&self, config: &Config, metadata: &Metadata) -> bool {
        let flags = &self.workspace;
        let in_package = || self.for_scan(config).current_package(metadata).is_some();
        let named = flags.workspace || flags.all || !flags.package.is_empty() || !flags.exclude.is_empty();
        named || config.packages.is_empty() && in_package()
    }

    /// What to scan: by the flags, and by the configuration where there are none.
    pub(crate) fn for_scan(&self, config: &Config) -> workspace::Selection {
        let all = self.workspace.workspace || self.workspace.all;
        let named = all || !self.workspace.package.is_empty();
        let kinds = if self.target_kind.is_empty() { &config.target_kinds } else { &self.target_kind };
        workspace::Selection {
            manifest_path: self.manifest.manifest_path.clone(),
            packages: if named { self.workspace.package.clone() } else { config.packages.clone() },
            workspace: all,
            exclude: self.workspace.exclude.clone(),
            target_kinds: kinds.clone(),
            cargo_options: self.cargo_options(),
        }
    }
}

/// A word, quoted for a shell if necessary.
pub(crate) fn quoted(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:=@,+%".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', "'\\''"))
    }
}
