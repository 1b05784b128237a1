//! `explain`: explains codes, a status or a rule on stdout, or suggests others on stderr.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{IsTerminal, Read};

use serde_json::{Value, json};

use super::print;
use crate::args::{ExplainArgs, ListFormat};
use crate::catalog::{Catalog, Entry, Tombstone};
use crate::explain::{Answer, Forwarding, Query, answer};
use crate::failure::{Exit, Failure};
use crate::history;
use crate::reference::{CodePage, Status, pages_of, removed_page_of};
use crate::render;
use crate::rule_id::RuleId;
use crate::source::Source;
use crate::talk::Talk;

/// The largest input in bytes; no error response is larger.
const LIMIT: u64 = 1 << 20;

pub(super) fn run(args: &ExplainArgs, talk: Talk) -> Result<Exit, Failure> {
    let text = if args.query == "-" { stdin()? } else { args.query.clone() };
    let mut source = match (Source::load(&args.selection, talk), text.trim().parse()) {
        // A rule needs no source, which may be broken.
        (Err(_), Ok(id)) => return print(&rule(id, args.format)).map(|()| Exit::Clean),
        (loaded, _) => loaded?,
    };
    let query = Query::parse(&text, &source.catalog.body).map_err(Failure::usage)?;
    if let Some(lock) = source.files.lock_if_any()? {
        source.catalog.tombstones = lock.catalog.tombstones;
    }
    if let Some(released) = source.files.released()? {
        history::inherit(&mut source.catalog, &released.catalog);
    }
    let answer = answer(&source.catalog, &source.scan, &query);
    if let (Query::Url(url), Answer::Segment(segment, inner)) = (&query, &answer) {
        let (url, segment) = (harmless(url), harmless(segment));
        talk.warning(&format!(
            "`{url}` is not a `doc_url` of the catalog; its last segment `{segment}` is explained instead"
        ));
        if matches!(&**inner, Answer::Entries(entries) if entries.iter().any(|entry| entry.is_built_in())) {
            talk.help("`framework-doc-url` in `[workspace.metadata.api-error]` says where the codes of the runtime are documented");
        }
    }
    let output = Output { catalog: &source.catalog, format: args.format, internal: args.internal, talk };
    print(&output.text(answer)?).map(|()| Exit::Clean)
}

fn rule(id: RuleId, format: ListFormat) -> String {
    match format {
        ListFormat::Text => render::rule_text(id),
        ListFormat::Markdown => render::rule_section(id),
        ListFormat::Json => render::rule_json(Some(id)),
    }
}

/// How to show an answer.
struct Output<'a> {
    catalog: &'a Catalog,
    format: ListFormat,
    internal: bool,
    talk: Talk,
}

impl Output<'_> {
    fn text(&self, answer: Answer<'_>) -> Result<String, Failure> {
        match answer {
            Answer::Segment(_, answer) => self.text(*answer),
            Answer::Entries(entries) => self.living(&entries.iter().map(AsRef::as_ref).collect::<Vec<_>>()),
            Answer::Status(status, entries) if entries.is_empty() => Err(self.unused(status)),
            Answer::Status(status, entries) => self.status(status, &entries),
            Answer::Forwardings(forwardings) => self.forwardings(&forwardings),
            Answer::Mixed(entries, forwardings) => {
                self.mixed(&entries.iter().map(AsRef::as_ref).collect::<Vec<_>>(), &forwardings)
            }
            Answer::Rule(id) => Ok(rule(id, self.format)),
            Answer::Alias(alias, entry) => {
                self.talk.warning(&format!("`{alias}` is a former code of `{}`", entry.spec.code));
                self.living(&[entry])
            }
            Answer::Gone(stone) => self.gone(stone),
            Answer::Unknown { sought, close } => Err(unknown(&sought, &close)),
        }
    }

    /// For programs, always an array, because a name may fit several codes.
    fn living(&self, entries: &[&Entry]) -> Result<String, Failure> {
        let pages = || {
            let pages = pages_of(self.catalog, entries).into_iter();
            let shown = |page: CodePage| if self.internal { page } else { page.without_notes() };
            pages.map(shown).collect::<Vec<_>>()
        };
        match self.format {
            ListFormat::Json => json(&entries),
            ListFormat::Text => Ok(render::explain_entries(self.catalog, entries, &pages())),
            ListFormat::Markdown => {
                Ok(pages().iter().map(render::code_page).collect::<Result<Vec<_>, _>>()?.join("\n"))
            }
        }
    }

    fn gone(&self, stone: &Tombstone) -> Result<String, Failure> {
        match self.format {
            ListFormat::Text => Ok(render::explain_tombstone(self.catalog, stone)),
            ListFormat::Markdown => Ok(render::removed_page(&removed_page_of(self.catalog, stone))),
            ListFormat::Json => json(&[stone]),
        }
    }

    fn status(&self, status: u16, entries: &[&Entry]) -> Result<String, Failure> {
        match self.format {
            ListFormat::Text => Ok(render::explain_status(status, entries)),
            ListFormat::Json => json(&entries),
            ListFormat::Markdown => {
                let Status { code, reason, meaning } = Status::of(status);
                let table = render::markdown_table(entries.iter().copied());
                Ok(format!("# {code} {reason}\n\n{meaning}\n\n{table}"))
            }
        }
    }

    /// For programs, an object per variant.
    fn forwardings(&self, forwardings: &[Forwarding<'_>]) -> Result<String, Failure> {
        match self.format {
            ListFormat::Json => json(&forwardings.iter().map(forwarding).collect::<Vec<_>>()),
            ListFormat::Text => Ok(forwardings.iter().map(render::explain_forwarding).collect::<Vec<_>>().join("\n")),
            ListFormat::Markdown => {
                let entries: BTreeMap<&str, &Entry> =
                    forwardings.iter().flat_map(|it| &it.entries).map(|it| (it.spec.code.as_str(), *it)).collect();
                Ok(render::markdown_table(entries.into_values()))
            }
        }
    }

    /// For programs, one array.
    fn mixed(&self, entries: &[&Entry], forwardings: &[Forwarding<'_>]) -> Result<String, Failure> {
        if self.format != ListFormat::Json {
            return Ok(format!("{}\n{}", self.living(entries)?, self.forwardings(forwardings)?));
        }
        let entries: Result<Vec<Value>, _> = entries.iter().map(serde_json::to_value).collect();
        let mut all = entries.map_err(|error| Failure::incomplete(error.to_string()))?;
        all.extend(forwardings.iter().map(forwarding));
        json(&all)
    }

    fn unused(&self, status: u16) -> Failure {
        let used: BTreeSet<u16> = self.catalog.errors.iter().map(|entry| entry.spec.status).collect();
        let used: Vec<String> = used.iter().map(ToString::to_string).collect();
        let failure = Failure::negative(format!("no code has the status {status}"));
        failure.help(format!("the codes have {}", if used.is_empty() { "none".to_owned() } else { used.join(", ") }))
    }
}

fn forwarding(it: &Forwarding<'_>) -> Value {
    let paths: Vec<String> = it.targets.iter().map(ToString::to_string).collect();
    let codes: Vec<&str> = it.entries.iter().map(|entry| entry.spec.code.as_str()).collect();
    json!({
        "variant": it.path.to_string(), "forwards_to": it.ty, "types": paths, "external": it.external, "codes": codes,
    })
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
