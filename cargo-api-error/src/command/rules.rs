//! `rules`: the tables, or one row of them.

use super::print;
use crate::args::{ListFormat, RulesArgs};
use crate::failure::{Exit, Failure};
use crate::render;
use crate::rule_id::RuleId;

pub(super) fn run(args: &RulesArgs) -> Result<Exit, Failure> {
    let id = args.id.as_deref().map(known).transpose()?;
    print(&match (args.format, id) {
        (ListFormat::Text, None) => render::rule_table(),
        (ListFormat::Text, Some(id)) => render::rule_text(id),
        (ListFormat::Markdown, None) => render::rule_page(),
        (ListFormat::Markdown, Some(id)) => render::rule_section(id),
        (ListFormat::Json, id) => render::rule_json(id),
    })?;
    Ok(Exit::Clean)
}

/// An unknown id is an answer, as an unknown code is.
fn known(text: &str) -> Result<RuleId, Failure> {
    text.parse().map_err(|_| {
        let help = RuleId::closest(text)
            .map_or_else(|| "`cargo api-error rules` lists them".to_owned(), |id| format!("did you mean `{id}`"));
        Failure::negative(format!("unknown rule `{text}`")).help(help)
    })
}
