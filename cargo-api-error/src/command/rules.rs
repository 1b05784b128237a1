//! `rules`: the tables, or one row of them.

use super::print;
use crate::args::{ListFormat, Rules};
use crate::failure::{Exit, Failure};
use crate::levels::ids;
use crate::render;
use crate::suggest;

pub(super) fn run(args: &Rules) -> Result<Exit, Failure> {
    let Some(id) = &args.id else {
        print(&match args.format {
            ListFormat::Text => render::rule_table(),
            ListFormat::Markdown => render::rule_page(),
            ListFormat::Json => render::rule_json(None),
        })?;
        return Ok(Exit::Clean);
    };
    let text = match args.format {
        ListFormat::Text => render::rule_text(id),
        ListFormat::Markdown => render::rule_section(id),
        ListFormat::Json => ids().any(|known| known == id).then(|| render::rule_json(Some(id))),
    };
    let text = text.ok_or_else(|| {
        let help = suggest::closest(id, ids())
            .map_or_else(|| "`cargo api-error rules` lists them".to_owned(), |id| format!("did you mean `{id}`"));
        Failure::negative(format!("unknown rule `{id}`")).help(help)
    })?;
    print(&text)?;
    Ok(Exit::Clean)
}
