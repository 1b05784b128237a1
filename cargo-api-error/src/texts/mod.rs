//! The texts of the reference that no code has: those of the configuration over those that the command brings along.

mod text;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use api_error_syntax::{Fact, closest};
use serde::de::Error;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::base_url::BaseUrl;
use crate::failure::Failure;
use crate::setting;

pub use text::Text;

const DEFAULT: &str = include_str!("default.toml");

/// `[workspace.metadata.api-error.reference]`
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case", expecting = "a table")]
pub struct Texts {
    /// What stands below the title.
    pub intro: Option<Text>,
    /// What the parts of a response say.
    pub overview: Option<Text>,
    /// What the classes of statuses mean.
    pub classes: Classes,
    /// What stands above the error object.
    pub object: Option<Text>,
    /// What the members of the error object mean: by fact, or by the name of an extra value.
    pub members: BTreeMap<String, Text>,
    /// What statuses mean.
    #[serde(deserialize_with = "by_status")]
    pub statuses: BTreeMap<u16, StatusTexts>,
    /// What types mean.
    pub types: BTreeMap<String, Text>,
    /// What clients should do.
    pub best_practices: Option<Vec<Practice>>,
    /// What follows the best practices.
    pub guide: Option<Text>,
    /// Who helps. `{code}` is the code of the page.
    pub support: Option<Text>,
    /// The OpenAPI document whose operations answer the codes, relative to the root of the workspace.
    pub openapi: Option<PathBuf>,
    /// Where the website is served.
    pub base_url: Option<BaseUrl>,
}

/// The three classes of statuses that an API answers with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, expecting = "a table with `2xx`, `4xx` and `5xx`")]
pub struct Classes {
    /// Success.
    #[serde(rename = "2xx")]
    pub success: Option<Text>,
    /// Faults of the request.
    #[serde(rename = "4xx")]
    pub client: Option<Text>,
    /// Faults of the service.
    #[serde(rename = "5xx")]
    pub server: Option<Text>,
}

/// The texts of a status.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, expecting = "a table with `meaning` and `notes`")]
pub struct StatusTexts {
    /// What it means.
    pub meaning: Option<Text>,
    /// What to do about it.
    pub notes: Option<Text>,
}

/// An advice for clients.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a table with `title` and `text`")]
pub struct Practice {
    /// Its heading, plain.
    pub title: String,
    /// The advice.
    pub text: Text,
    /// The code that shows it.
    #[serde(default)]
    pub snippets: Option<Snippets>,
}

/// What a piece of client code shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Snippets {
    /// How to log an error.
    Log,
    /// How to tell codes apart.
    Handle,
    /// How to send a request again.
    Retry,
}

/// What the texts of a configuration can be about.
#[derive(Clone, Debug, Default)]
pub struct Subjects {
    /// The statuses in use that have a row.
    pub statuses: BTreeSet<u16>,
    /// The statuses in use that have no name.
    pub unnamed: BTreeSet<u16>,
    /// The types of the API.
    pub types: BTreeSet<String>,
    /// The names of the extra values in a body.
    pub extras: BTreeSet<String>,
}

/// The path of an error does not name the key that is at fault, so the error does.
fn by_status<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<u16, StatusTexts>, D::Error> {
    let named = BTreeMap::<String, StatusTexts>::deserialize(deserializer)?;
    let status = |(key, texts): (String, StatusTexts)| match key.parse() {
        Ok(status) => Ok((status, texts)),
        Err(_) => Err(D::Error::custom(format!("`{key}` is not the number of a status"))),
    };
    named.into_iter().map(status).collect()
}

impl Texts {
    /// The texts that the command brings along.
    pub fn default_texts() -> Result<Self, Failure> {
        let broken = |error: String| Failure::incomplete(format!("the default texts: {error}"));
        let value: Value = toml_edit::de::from_str(DEFAULT).map_err(|error| broken(error.to_string()))?;
        serde_json::from_value(value).map_err(|error| broken(error.to_string()))
    }

    /// These texts, from their files where they name some, and the default ones for the rest.
    pub fn complete(&self, root: &Path, subjects: &Subjects) -> Result<Self, Failure> {
        let within = |key: String, failure: Failure| {
            let message = format!("`[workspace.metadata.api-error.reference]`: `{key}`: {}", failure.message);
            setting::located(Failure { message, ..failure }, root, &format!("api-error.reference.{key}"))
        };
        self.check(subjects).map_err(|(key, failure)| within(key, failure))?;
        let mut texts = self.clone();
        for (key, text) in texts.each() {
            text.read(root).map_err(|failure| within(key, Failure::usage(failure.message)))?;
        }
        texts.check_support().map_err(|failure| within("support".to_owned(), failure))?;
        Ok(texts.over(Self::default_texts()?))
    }

    /// Where to get help with a code, in Markdown; on a page without a code, the text has nothing in its place.
    pub(crate) fn support_with(&self, code: &str) -> Option<String> {
        self.support.as_ref().map(|text| text.markdown().replace("{code}", code))
    }

    fn check_support(&self) -> Result<(), Failure> {
        let is_name = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
        let text = self.support.as_ref().map(Text::markdown).unwrap_or_default();
        let mut names = text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0));
        let Some(name) = names.find(|name| is_name(name) && *name != "code") else { return Ok(()) };
        let help = if closest(name, &["code"]).is_some() { "did you mean" } else { "the only one is" };
        Err(Failure::usage(format!("unknown placeholder `{{{name}}}`")).help(format!("{help} `{{code}}`")))
    }

    /// A text about what does not exist is out of date or misspelt.
    fn check(&self, subjects: &Subjects) -> Result<(), (String, Failure)> {
        if let Some(status) = self.statuses.keys().find(|status| !subjects.statuses.contains(status)) {
            let failure = if subjects.unnamed.contains(status) {
                let help = "that page says the same about all of its statuses, and takes no text";
                Failure::usage(format!("the status {status} is on the page of the statuses without a name")).help(help)
            } else {
                Failure::usage(format!("no code has the status {status}"))
            };
            return Err((format!("statuses.{status}"), failure));
        }
        let names =
            |names: &BTreeSet<String>| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        if let Some(ty) = self.types.keys().find(|ty| !subjects.types.contains(*ty)) {
            let failure = Failure::usage("no error type has this name");
            return Err((format!("types.{ty}"), failure.help(format!("the types are {}", names(&subjects.types)))));
        }
        let fixed = Fact::ALL.iter().map(|fact| fact.name()).chain(OTHER_MEMBERS);
        let known: BTreeSet<String> = fixed.map(str::to_owned).chain(subjects.extras.iter().cloned()).collect();
        if let Some(member) = self.members.keys().find(|member| !known.contains(*member)) {
            let failure = Failure::usage("there is no such value of an error object");
            return Err((format!("members.{member}"), failure.help(format!("expected one of {}", names(&known)))));
        }
        Ok(())
    }

    fn over(self, base: Self) -> Self {
        let mut statuses = base.statuses;
        for (status, texts) in self.statuses {
            let base = statuses.entry(status).or_default();
            *base = StatusTexts {
                meaning: texts.meaning.or(base.meaning.take()),
                notes: texts.notes.or(base.notes.take()),
            };
        }
        Self {
            intro: self.intro.or(base.intro),
            overview: self.overview.or(base.overview),
            classes: Classes {
                success: self.classes.success.or(base.classes.success),
                client: self.classes.client.or(base.classes.client),
                server: self.classes.server.or(base.classes.server),
            },
            object: self.object.or(base.object),
            members: base.members.into_iter().chain(self.members).collect(),
            statuses,
            types: base.types.into_iter().chain(self.types).collect(),
            best_practices: self.best_practices.or(base.best_practices),
            guide: self.guide.or(base.guide),
            support: self.support.or(base.support),
            openapi: self.openapi.or(base.openapi),
            base_url: self.base_url.or(base.base_url),
        }
    }

    /// Every text with its key.
    fn each(&mut self) -> impl Iterator<Item = (String, &mut Text)> {
        let Classes { success, client, server } = &mut self.classes;
        let single = [
            ("intro", &mut self.intro),
            ("overview", &mut self.overview),
            ("classes.2xx", success),
            ("classes.4xx", client),
            ("classes.5xx", server),
            ("object", &mut self.object),
            ("guide", &mut self.guide),
            ("support", &mut self.support),
        ];
        let single = single.into_iter().filter_map(|(key, text)| Some((key.to_owned(), text.as_mut()?)));
        let members = self.members.iter_mut().map(|(name, text)| (format!("members.{name}"), text));
        let types = self.types.iter_mut().map(|(name, text)| (format!("types.{name}"), text));
        let statuses = self.statuses.iter_mut().flat_map(|(status, texts)| {
            let parts = [("meaning", &mut texts.meaning), ("notes", &mut texts.notes)];
            parts.into_iter().filter_map(move |(key, text)| Some((format!("statuses.{status}.{key}"), text.as_mut()?)))
        });
        let practices = self.best_practices.iter_mut().flatten();
        let practices = practices.enumerate().map(|(at, it)| (format!("best-practices[{at}].text"), &mut it.text));
        single.chain(members).chain(types).chain(statuses).chain(practices)
    }
}

/// What else a body can hold than facts.
const OTHER_MEMBERS: [&str; 6] = ["errors", "spread", "extra", "constant", "object", "array"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_a_text_for_everything_that_a_body_can_hold() {
        let texts = Texts::default_texts().unwrap();
        let known: BTreeSet<&str> = Fact::ALL.iter().map(|fact| fact.name()).chain(OTHER_MEMBERS).collect();
        assert_eq!(texts.members.keys().map(String::as_str).collect::<BTreeSet<_>>(), known);
        assert!(api_error_syntax::status::TYPES.iter().all(|ty| texts.types.contains_key(*ty)));
    }
}
