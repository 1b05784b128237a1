//! `list`: every code on stdout.

use std::mem;

use super::{count, integrity, print, reported};
use crate::args::{ListArgs, ListFormat};
use crate::failure::{Exit, Failure};
use crate::render;
use crate::source::Source;
use crate::talk::Talk;

pub(super) fn run(args: &ListArgs, talk: Talk) -> Result<Exit, Failure> {
    let source = Source::load(&args.selection, talk)?;
    let text = || match args.format {
        ListFormat::Text => Ok(render::table(&source.catalog.errors)),
        ListFormat::Markdown => Ok(render::markdown_table(&source.catalog.errors)),
        ListFormat::Json => super::generate::json(&source.catalog),
    };
    let (text, findings) = rayon::join(text, || integrity(&source, &args.levels));
    print(&text?)?;
    if reported(&source, &findings, talk) {
        return Ok(Exit::Findings);
    }
    talk.result(&count(source.catalog.errors.len(), "code"));
    // The process ends, and the system frees its memory much faster than type by type.
    mem::forget(source);
    Ok(Exit::Clean)
}
