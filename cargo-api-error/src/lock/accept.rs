//! `api-errors.toml`: the breaking changes that the team decided to make, each with its reason.

use jiff::civil::Date;
use serde::Deserialize;
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};

use crate::rule_id::RuleId;
use crate::rules::GONE;

/// One accepted change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acceptance {
    /// The fingerprint of the change: the 12 digits that `check` prints.
    pub fingerprint: String,
    /// The rule. The reviewer read it, so it must be the rule of the change.
    #[serde(default)]
    pub rule: Option<RuleId>,
    /// The code. It must be the code of the change.
    #[serde(default)]
    pub code: Option<String>,
    /// Why.
    pub reason: String,
    /// Where it was decided.
    #[serde(default)]
    pub issue: Option<String>,
    /// The last day on which it counts, `YYYY-MM-DD`.
    #[serde(default)]
    pub expires: Option<String>,
    /// The baseline that shows the change, unless every check compares with it.
    #[serde(default)]
    pub against: Option<String>,
}

impl Acceptance {
    /// Whether it accepts this change: the fingerprint must be the same, and the rule and the code too if it names them.
    #[must_use]
    pub fn is_of(&self, fingerprint: &str, rule: RuleId, code: Option<&str>) -> bool {
        let same_rule = self.rule.is_none_or(|written| written == rule);
        let same_code = self.code.as_deref().is_none_or(|written| Some(written) == code);
        self.fingerprint == fingerprint && same_rule && same_code
    }

    /// Whether its last day has passed.
    #[must_use]
    pub fn is_expired(&self, today: &str) -> bool {
        self.expires.as_deref().is_some_and(|day| day < today)
    }
}

/// All acceptances of a workspace, and the file's text. Edits keep its comments and its order.
#[derive(Clone, Debug, Default)]
pub struct Acceptances {
    /// In the order of the file.
    pub all: Vec<Acceptance>,
    document: DocumentMut,
    /// The line of each, from 1.
    pub lines: Vec<usize>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    accept: Vec<Acceptance>,
}

impl Acceptances {
    /// Reads the file's text. An empty text has no acceptances.
    ///
    /// # Errors
    /// If the text is not TOML, or an acceptance has no fingerprint, no reason or an invalid day.
    pub fn parse(text: &str) -> Result<Self, String> {
        let file: File = toml_edit::de::from_str(text).map_err(|error| error.to_string().trim_end().to_owned())?;
        let document: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| error.to_string())?;
        if let Some(empty) = file.accept.iter().find(|accept| accept.reason.trim().is_empty()) {
            return Err(format!("the acceptance of `{}` has no reason", empty.fingerprint));
        }
        let malformed = |one: &&Acceptance| one.expires.as_ref().is_some_and(|day| day.parse::<Date>().is_err());
        if let Some(one) = file.accept.iter().find(malformed) {
            return Err(format!("`expires` of `{}` is not a day, YYYY-MM-DD", one.fingerprint));
        }
        if document.get("accept").is_some_and(|accept| !accept.is_array_of_tables()) {
            return Err("`accept` must be written as `[[accept]]` tables".to_owned());
        }
        let headers = text.lines().enumerate().filter(|(_, line)| line.trim().starts_with("[[accept]]"));
        let lines = headers.map(|(at, _)| at + 1).collect();
        Ok(Self { all: file.accept, document, lines })
    }

    /// The acceptance of a change that is valid today.
    #[must_use]
    pub fn living(&self, fingerprint: &str, rule: RuleId, code: Option<&str>, today: &str) -> Option<&Acceptance> {
        self.all.iter().find(|one| one.is_of(fingerprint, rule, code) && !one.is_expired(today))
    }

    /// Why a code was removed: the reason of the acceptance, if there is a valid one.
    #[must_use]
    pub fn why_gone(&self, code: &str, today: &str) -> Option<String> {
        let goes = |one: &&Acceptance| one.rule.is_some_and(|rule| GONE.contains(&rule));
        let mut about = self.all.iter().filter(|one| one.code.as_deref() == Some(code)).filter(goes);
        about.find(|one| !one.is_expired(today)).map(|one| one.reason.clone())
    }

    /// Adds an acceptance, or replaces the one with the same fingerprint at its place.
    pub fn add(&mut self, acceptance: Acceptance) {
        let mut table = table(&acceptance);
        if let Some(at) = self.all.iter().position(|old| old.fingerprint == acceptance.fingerprint) {
            let list = self.document.get_mut("accept").and_then(Item::as_array_of_tables_mut);
            if let (Some(old), Some(known)) = (list.and_then(|list| list.get_mut(at)), self.all.get_mut(at)) {
                // The comments above it stay.
                *table.decor_mut() = old.decor().clone();
                table.set_position(old.position());
                *old = table;
                *known = acceptance;
                return;
            }
        }
        if self.document.is_empty() {
            // If the file had only comments, they stay above the first acceptance.
            let comments = self.document.trailing().as_str().unwrap_or_default().trim_end().to_owned();
            if !comments.is_empty() {
                table.decor_mut().set_prefix(format!("{comments}\n\n"));
                self.document.set_trailing("");
            }
        }
        let list = self.document.entry("accept").or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
        if let Some(list) = list.as_array_of_tables_mut() {
            list.push(table);
        }
        self.all.push(acceptance);
    }

    /// Keeps only those for which a condition holds, and the comments above the first one.
    pub fn retain(&mut self, keep: impl Fn(&Acceptance) -> bool) {
        let prefix =
            |table: &Table| table.decor().prefix().and_then(|text| text.as_str()).unwrap_or_default().to_owned();
        let Some(list) = self.document.get_mut("accept").and_then(Item::as_array_of_tables_mut) else { return };
        let above = list.get(0).filter(|_| self.all.first().is_some_and(|first| !keep(first))).map(prefix);
        let mut kept = self.all.iter().map(&keep);
        list.retain(|_| kept.next().unwrap_or(true));
        if let (Some(above), Some(first)) = (&above, list.get_mut(0)) {
            let own = prefix(first);
            first.decor_mut().set_prefix(format!("{above}{}", own.trim_start()));
        }
        self.all.retain(keep);
        if self.all.is_empty() {
            self.document.remove("accept");
            let trailing = self.document.trailing().as_str().unwrap_or_default().to_owned();
            let above = above.map(|above| format!("{}\n", above.trim_end())).filter(|above| above.len() > 1);
            self.document.set_trailing(format!("{}{trailing}", above.unwrap_or_default()));
        }
    }

    /// The file's text.
    #[must_use]
    pub fn text(&self) -> String {
        self.document.to_string()
    }
}

fn table(acceptance: &Acceptance) -> Table {
    let Acceptance { fingerprint, rule, code, reason, issue, expires, against } = acceptance;
    let members = [
        ("fingerprint", Some(fingerprint.as_str())),
        ("rule", rule.map(RuleId::as_str)),
        ("code", code.as_deref()),
        ("reason", Some(reason)),
        ("issue", issue.as_deref()),
        ("expires", expires.as_deref()),
        ("against", against.as_deref()),
    ];
    let mut table = Table::new();
    for (name, text) in members {
        if let Some(text) = text {
            table.insert(name, value(text));
        }
    }
    table
}
