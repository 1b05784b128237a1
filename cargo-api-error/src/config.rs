//! `[workspace.metadata.api-error]`: the configuration of a workspace.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::PathBuf;

use api_error_syntax::closest;
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};

use crate::catalog::Domain;
use crate::doc_url::DocUrl;
use crate::failure::Failure;
use crate::finding::Level;
use crate::levels::LevelTable;
use crate::lints::Style;
use crate::rule_id::RuleId;
use crate::rules::{Profile, RULE_SET};
use crate::setting;
use crate::texts::Texts;
use crate::workspace::{TargetKind, Workspace};

/// The table, every member optional.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case", expecting = "a table")]
pub struct Config {
    /// The title of the catalog.
    #[serde(deserialize_with = "filled")]
    pub title: Option<String>,
    /// The name that tells the codes of this service from those of others.
    pub domain: Option<Domain>,
    /// The packages to scan, unless the command line names some.
    pub packages: Vec<String>,
    /// The kinds of targets to scan, unless the command line names some.
    pub target_kinds: Vec<TargetKind>,
    /// Whether the types that macros make are taken from a build.
    pub compiled: bool,
    /// Which contract is judged.
    pub profile: Option<Profile>,
    /// The level that makes a run fail.
    pub fail_on: Option<FailOn>,
    /// The rule set that the team uses.
    pub rule_set: Option<String>,
    /// The levels of rules and lints.
    pub rules: BTreeMap<RuleId, Level>,
    /// The shape of the bodies: `flat`, `nested`, `problem`, or the name of a static of `shape!`. By default the only one
    /// that the source declares, or else `flat`.
    #[serde(deserialize_with = "filled")]
    pub shape: Option<String>,
    /// The address of the codes that the runtime makes, as in `ErrorLayer::doc_url`.
    pub framework_doc_url: Option<DocUrl>,
    /// The style that codes must have.
    pub code_style: Option<Style>,
    /// The folder of the pages, relative to the workspace root.
    #[serde(deserialize_with = "filled")]
    pub pages: Option<PathBuf>,
    /// How many days in the future a new sunset must be, at least one.
    pub sunset_days: u32,
    /// The branch that changes are merged into, if it is not the one that the gate finds by itself.
    #[serde(deserialize_with = "filled")]
    pub merge_base: Option<String>,
    /// The lock's path, relative to the workspace root.
    #[serde(deserialize_with = "filled")]
    pub lock: Option<PathBuf>,
    /// The texts of the reference.
    pub reference: Texts,
}

/// A text that says something: an empty one would count as a title or a path.
fn filled<'de, D: Deserializer<'de>, T: Deserialize<'de> + AsRef<OsStr>>(input: D) -> Result<Option<T>, D::Error> {
    let text = T::deserialize(input)?;
    if text.as_ref().to_string_lossy().trim().is_empty() {
        return Err(D::Error::custom("it is empty; write a value, or remove the line"));
    }
    Ok(Some(text))
}

/// The level that makes a run fail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum FailOn {
    /// Breaking changes and errors
    #[default]
    Breaking,
    /// Warnings too
    Warning,
    /// Every finding
    Info,
    /// Nothing
    Never,
}

impl FailOn {
    /// The lowest level that fails.
    pub fn threshold(self) -> Option<Level> {
        match self {
            Self::Breaking => Some(Level::Error),
            Self::Warning => Some(Level::Warning),
            Self::Info => Some(Level::Info),
            Self::Never => None,
        }
    }
}

impl Config {
    /// The configuration of a workspace. An error has its place in the manifest.
    pub fn of(workspace: &Workspace) -> Result<Self, Failure> {
        let located = |(key, failure): (String, Failure)| setting::located(failure, &workspace.root, &key);
        Self::read(&workspace.metadata.workspace_metadata).map_err(located)
    }

    /// Reads the member `api-error` of a workspace's metadata.
    pub fn from_metadata(metadata: &Value) -> Result<Self, Failure> {
        Self::read(metadata).map_err(|(_, failure)| failure)
    }

    /// An error comes with the key that it is about.
    fn read(metadata: &Value) -> Result<Self, (String, Failure)> {
        if metadata.get("api_error").is_some() {
            let failure = Failure::usage("`[workspace.metadata.api_error]` is not read");
            return Err(("api_error".to_owned(), failure.help("did you mean `api-error`")));
        }
        let Some(table) = metadata.get("api-error").filter(|table| !table.is_null()) else {
            return Ok(Self::default());
        };
        let config: Self = serde_path_to_error::deserialize(table).map_err(|error| {
            let (path, fault) = (error.path().to_string(), plain(&error.inner().to_string()));
            // The fault may name the key itself, unless that is deeper.
            let named = path == "." || fault.starts_with("unknown field") && !path.contains('.');
            let place = if named { String::new() } else { format!("`{path}`: ") };
            let (fault, help) = match (belongs(&path, &fault), meant(&fault)) {
                (Some(table), _) => {
                    let fault = fault.split(", expected ").next().unwrap_or_default();
                    (fault, Some(format!("it belongs in `[workspace.metadata.{table}]`")))
                }
                (None, Some((fault, closest))) => (fault, Some(format!("did you mean `{closest}`"))),
                (None, None) => (fault.as_str(), None),
            };
            let failure = Failure { help, ..malformed(&format!("{place}{fault}")) };
            (format!("api-error.{path}"), failure)
        })?;
        match config.rule_set.as_deref() {
            None | Some(RULE_SET) => Ok(config),
            Some(other) => {
                let fault = format!("unknown rule set `{other}`; this program knows `{RULE_SET}`");
                Err(("api-error.rule-set".to_owned(), malformed(&fault)))
            }
        }
    }

    /// The levels of the table.
    pub fn levels(&self) -> LevelTable {
        self.rules.iter().map(|(id, level)| (*id, *level)).collect()
    }
}

/// A message of serde in the words of TOML.
fn plain(fault: &str) -> String {
    const WORDS: [(&str, &str); 10] = [
        ("unknown variant", "unknown value"),
        ("invalid type: map", "invalid type: table"),
        ("invalid type: sequence", "invalid type: list"),
        ("invalid type: unit value", "invalid type: no value"),
        ("expected path string", "expected a path"),
        ("expected string or map", "expected a string"),
        ("expected a sequence", "expected a list"),
        ("expected a map", "expected a table"),
        ("expected a boolean", "expected `true` or `false`"),
        ("expected u32", "expected a whole number"),
    ];
    WORDS.iter().fold(fault.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// The table of an unknown key that another table has.
fn belongs(path: &str, fault: &str) -> Option<&'static str> {
    let key = fault.strip_prefix("unknown field")?.split('`').nth(1)?;
    match path.strip_suffix(key)? {
        "" if knows::<Texts>(key) => Some("api-error.reference"),
        "reference." if knows::<Config>(key) => Some("api-error"),
        _ => None,
    }
}

fn knows<T: DeserializeOwned>(key: &str) -> bool {
    let read = serde_json::from_value::<T>(json!({ key: null }));
    read.err().is_none_or(|error| !error.to_string().starts_with("unknown field"))
}

/// Without the list of all names, an unknown name, and the known one that it is like.
fn meant(fault: &str) -> Option<(&str, &str)> {
    let (unknown, known) = fault.split_once(", expected ").filter(|(unknown, _)| unknown.starts_with("unknown "))?;
    Some((unknown, closest(quoted(unknown).first()?, &quoted(known))?))
}

fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

fn malformed(error: &str) -> Failure {
    Failure::usage(format!("`[workspace.metadata.api-error]`: {error}"))
}
