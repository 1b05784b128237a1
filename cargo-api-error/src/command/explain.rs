//! `explain`: explains one code on stdout, or suggests others on stderr.

use std::io::{IsTerminal, Read};

use super::print;
use crate::args::{ExplainArgs, ListFormat};
use crate::catalog::{Catalog, Entry, Tombstone};
use crate::explain::{Answer, Query, answer};
use crate::failure::{Exit, Failure};
use crate::render;
use crate::source::Source;
use crate::talk::Talk;

/// The largest input in bytes; no error response is larger.
const LIMIT: u64 = 1 << 20;

pub(super) fn run(args: &ExplainArgs, talk: Talk) -> Result<Exit, Failure> {
    let text = if args.query == "-" { stdin()? } else { args.query.clone() };
    let query = Query::parse(&text).map_err(Failure::usage)?;
    let mut source = Source::load(&args.selection, talk)?;
    if let Some(lock) = source.files.lock_if_any()? {
        source.catalog.tombstones = lock.catalog.tombstones;
    }
    let answer = answer(&source.catalog, &query);
    if let (Query::Url(url), Answer::Segment(segment, _)) = (&query, &answer) {
        let (url, segment) = (harmless(url), harmless(segment));
        talk.warning(&format!(
            "`{url}` is not a `doc_url` of the catalog; its last segment `{segment}` is explained instead"
        ));
    }
    show(&source.catalog, answer, args.format, talk)
}

fn show(catalog: &Catalog, answer: Answer, format: ListFormat, talk: Talk) -> Result<Exit, Failure> {
    match answer {
        Answer::Segment(_, answer) => return show(catalog, *answer, format, talk),
        Answer::Entries(entries) => {
            print(&living(catalog, &entries, format)?)?;
        }
        Answer::Alias(alias, entry) => {
            talk.warning(&format!("`{alias}` is a former code of `{}`", entry.spec.code));
            print(&living(catalog, &[entry], format)?)?;
        }
        Answer::Gone(stone) => print(&gone(stone, format)?)?,
        Answer::Unknown { sought, close } => return Err(unknown(&sought, &close)),
    }
    Ok(Exit::Clean)
}

fn unknown(sought: &str, close: &[String]) -> Failure {
    let message = format!("unknown code `{}`", harmless(sought));
    let help = if close.is_empty() {
        "`cargo api-error list` shows every code".to_owned()
    } else {
        let quoted: Vec<String> = close.iter().map(|name| format!("`{name}`")).collect();
        format!("did you mean {}", quoted.join(" or "))
    };
    Failure::negative(message).help(help)
}

/// For programs, always an array, because a name may fit several codes.
fn living(catalog: &Catalog, entries: &[&Entry], format: ListFormat) -> Result<String, Failure> {
    let page = |entry: &&Entry| match format {
        ListFormat::Markdown => render::entry_page(catalog, entry),
        ListFormat::Text | ListFormat::Json => render::explain_entry(entry),
    };
    match format {
        ListFormat::Json => json(&entries),
        ListFormat::Text | ListFormat::Markdown => Ok(entries.iter().map(page).collect::<Vec<_>>().join("\n")),
    }
}

fn gone(stone: &Tombstone, format: ListFormat) -> Result<String, Failure> {
    match format {
        ListFormat::Text => Ok(render::explain_tombstone(stone)),
        ListFormat::Markdown => Ok(render::tombstone_page(stone)),
        ListFormat::Json => json(&[stone]),
    }
}

/// A body may come from anywhere, so only plain, short text of it reaches the terminal.
fn harmless(text: &str) -> String {
    let plain = text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c });
    plain.take(100).collect()
}

fn json(value: &impl serde::Serialize) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(value);
    text.map(|text| text + "\n").map_err(|error| Failure::incomplete(error.to_string()))
}

fn stdin() -> Result<String, Failure> {
    if std::io::stdin().is_terminal() {
        return Err(Failure::usage("nothing to explain").help("name a code, or pipe a response body in"));
    }
    let mut text = String::new();
    let read = std::io::stdin().lock().take(LIMIT).read_to_string(&mut text);
    read.map_err(|error| Failure::incomplete(format!("cannot read stdin: {error}")))?;
    Ok(text)
}
