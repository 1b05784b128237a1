//! The arguments of `generate openapi`.

use std::path::PathBuf;

use clap::Args;

use crate::openapi::{Options, Union, Version};

#[derive(Debug, Args)]
#[command(next_help_heading = "OpenAPI")]
pub(crate) struct OpenApiFlags {
    /// The version of OpenAPI; by default that of the file of `--merge`, or else 3.1
    #[arg(long, value_name = "VERSION")]
    pub(crate) openapi: Option<Version>,
    /// How the schemas tell the codes apart
    #[arg(long, value_name = "FORM")]
    pub(crate) union: Option<Union>,
    /// Write an OpenAPI Overlay, which other tools apply to a document
    #[arg(long, conflicts_with = "merge")]
    pub(crate) overlay: bool,
    /// Put the components into this YAML or JSON file and keep every other byte; `--output` writes the result elsewhere
    #[arg(long, value_name = "FILE")]
    pub(crate) merge: Option<PathBuf>,
}

impl OpenApiFlags {
    /// What to write, where the document is of this version unless the arguments name one.
    pub(crate) fn options(&self, version: Version) -> Options {
        Options { version: self.openapi.unwrap_or(version), union: self.union.unwrap_or_default() }
    }

    /// The arguments as they were typed, each after a space; without `--output`.
    pub(crate) fn typed(&self) -> String {
        let mut typed = String::new();
        if let Some(version) = self.openapi {
            typed.push_str(&format!(" --openapi {}", version.short_name()));
        }
        if let Some(union) = self.union {
            typed.push_str(&format!(" --union {}", union.name()));
        }
        if self.overlay {
            typed.push_str(" --overlay");
        }
        if let Some(file) = &self.merge {
            typed.push_str(&format!(" --merge {}", file.display()));
        }
        typed
    }
}
