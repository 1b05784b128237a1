//! `rules`: prints the tables of rules and lints, or one of their rows.

use super::print;
use crate::args::{ListFormat, RulesArgs};
use crate::failure::{Exit, Failure};
use crate::render;
use crate::rule_id::{RuleId, UnknownRule};

pub(super) fn run(args: &RulesArgs) -> Result<Exit, Failure> {
    let id: Option<RuleId> = args.id.as_deref().map(str::parse).transpose().map_err(|error| unknown(&error))?;
    print(&match (args.format, id) {
        (ListFormat::Text, None) => render::rule_table(),
        (ListFormat::Text, Some(id)) => render::rule_text(id),
        (ListFormat::Markdown, None) => render::rule_page(),
        (ListFormat::Markdown, Some(id)) => render::rule_section(id),
        (ListFormat::Json, id) => render::rule_json(id),
    })?;
    Ok(Exit::Clean)
}

/// Like an unknown code, an unknown rule is a result and not a wrong argument.
fn unknown(error: &UnknownRule) -> Failure {
    let suggestion = error.closest.map(|id| format!("did you mean `{id}`"));
    let help = suggestion.unwrap_or_else(|| "`cargo api-error rules` lists them".to_owned());
    Failure::negative(format!("unknown rule `{}`", error.name)).help(help)
}
