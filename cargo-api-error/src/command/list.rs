//! `list`: every code on stdout.

use super::{count, incomplete, print};
use crate::args::{ListArgs, ListFormat};
use crate::failure::{Exit, Failure};
use crate::render;
use crate::source::Source;
use crate::talk::Talk;

pub(super) fn run(args: &ListArgs, talk: Talk) -> Result<Exit, Failure> {
    let source = Source::load(&args.selection, talk)?;
    let text = match args.format {
        ListFormat::Text => render::table(&source.catalog.errors),
        ListFormat::Markdown => render::markdown_table(&source.catalog.errors),
        ListFormat::Json => super::generate::json(&source.catalog)?,
    };
    print(&text)?;
    if incomplete(&source, &args.levels, talk) {
        return Ok(Exit::Findings);
    }
    talk.result(&count(source.catalog.errors.len(), "code"));
    Ok(Exit::Clean)
}
