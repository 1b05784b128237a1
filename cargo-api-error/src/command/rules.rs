//! `rules`: the tables, or one row of them.

use super::print;
use crate::args::{ListFormat, RulesArgs};
use crate::failure::{Exit, Failure};
use crate::render;
use crate::rule_id::RuleId;

pub(super) fn run(args: &RulesArgs) -> Result<Exit, Failure> {
    let Some(name) = &args.id else {
        print(&match args.format {
            ListFormat::Text => render::rule_table(),
            ListFormat::Markdown => render::rule_page(),
            ListFormat::Json => render::rule_json(None),
        })?;
        return Ok(Exit::Clean);
    };
    let id: RuleId = name.parse().map_err(|unknown: crate::rule_id::UnknownRule| {
        let suggestion = unknown.closest.map(|id| format!("did you mean `{id}`"));
        let help = suggestion.unwrap_or_else(|| "`cargo api-error rules` lists them".to_owned());
        Failure::negative(format!("unknown rule `{name}`")).help(help)
    })?;
    print(&match args.format {
        ListFormat::Text => render::rule_text(id),
        ListFormat::Markdown => render::rule_section(id),
        ListFormat::Json => render::rule_json(Some(id)),
    })?;
    Ok(Exit::Clean)
}
