//! Findings in the form of rustc's messages.

use std::collections::HashMap;
use std::ops::Range;
use std::path::Path;

use annotate_snippets::{AnnotationKind, Group, Level as Title, Origin, Renderer, Snippet};

use super::fold::sections;
use super::{Length, span};
use crate::finding::{Finding, Level};
use crate::location::Location;
use crate::scan::ScanError;

pub(super) fn report(findings: &[Finding], length: Length, root: &Path) -> String {
    let mut sources: HashMap<&str, Option<String>> = HashMap::new();
    let mut out = String::new();
    for section in sections(findings, length) {
        for finding in &section.shown {
            let file = &*finding.location.file;
            let source = sources.entry(file).or_insert_with(|| source(root, file));
            out.push_str(&rendered(finding, source.as_deref()));
        }
        if let (Some(last), 1..) = (section.shown.last(), section.folded) {
            let more = format!("and {} more; `-v` shows all", section.folded);
            let title = title(last).primary_title(more).id(last.rule.as_str());
            out.push_str(&Renderer::styled().render(&[Group::with_title(title)]));
            out.push_str("\n\n");
        }
    }
    out
}

/// One finding with the line that it is about.
pub(super) fn rendered(finding: &Finding, source: Option<&str>) -> String {
    Renderer::styled().render(&[group(finding, source)]) + "\n\n"
}

/// The text of a file; the name of a file outside the workspace is not a path.
fn source(root: &Path, file: &str) -> Option<String> {
    if file.starts_with("pkg:") { None } else { crate::text::read(&root.join(file)).ok() }
}

/// The mistakes that keep a scan from completing, in the form of rustc's messages.
pub fn scan_errors(errors: &[ScanError], root: &Path) -> String {
    let renderer = Renderer::styled();
    let mut out = String::new();
    for error in errors {
        let location = &error.location;
        let source = source(root, &location.file);
        let span = source
            .as_deref()
            .and_then(|source| Some((source, span::between(source, (location.line, location.column), error.end)?)));
        let group = titled(Title::ERROR.primary_title(error.message.as_str()), location, span)
            .elements(error.notes.iter().map(|note| Title::NOTE.message(note.as_str())))
            .elements(error.help.iter().map(|help| Title::HELP.message(help.as_str())));
        out.push_str(&renderer.render(&[group]));
        out.push_str("\n\n");
    }
    out
}

/// A title and the place that it is about.
fn titled<'a>(
    title: annotate_snippets::Title<'a>,
    place: &'a Location,
    span: Option<(&'a str, Range<usize>)>,
) -> Group<'a> {
    let file = &*place.file;
    match span {
        Some((source, span)) => {
            title.element(Snippet::source(source).path(file).annotation(AnnotationKind::Primary.span(span)))
        }
        None => title.element(Origin::path(file).line(place.line).char_column(place.column)),
    }
}

fn group<'a>(finding: &'a Finding, source: Option<&'a str>) -> Group<'a> {
    let level = title(finding);
    let place = &finding.location;
    let span = source.and_then(|source| Some((source, span::word(source, place.line, place.column)?)));
    let mut group = titled(level.primary_title(finding.message.as_str()).id(finding.rule.as_str()), place, span);
    if let (Some(help), None) = (&finding.help, &finding.accepted) {
        group = group.element(Title::HELP.message(help.as_str()));
    }
    group = group.elements(finding.notes.iter().map(|note| Title::NOTE.message(note.as_str())));
    if let Some(reason) = &finding.accepted {
        group = group.element(Title::NOTE.message(format!("accepted: {reason}")));
    }
    group
}

fn title(finding: &Finding) -> Title<'static> {
    match finding.level {
        _ if finding.accepted.is_some() => Title::NOTE,
        Level::Breaking | Level::Error => Title::ERROR,
        Level::Warning => Title::WARNING,
        Level::Info | Level::Allow => Title::NOTE,
    }
}
