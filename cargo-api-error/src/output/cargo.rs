//! A report as messages of cargo, one JSON object a line, which editors read.

use std::collections::HashMap;
use std::fs;
use std::ops::Range;
use std::path::Path;
use std::rc::Rc;

use cargo_metadata::{MetadataCommand, Package, Target, TargetKind};
use serde_json::{Value, json};

use super::{Report, rule_url, span, text, with_lines};
use crate::failure::Failure;
use crate::finding::{Finding, Level};
use crate::location::Location;
use crate::scan::ScanError;

/// Editors show nothing without a place. Without a better one, the manifest is it, where the configuration is.
const MANIFEST: &str = "Cargo.toml";

/// What some editors write at the start of a file.
const MARK: &str = "\u{feff}";

pub(super) fn report(report: &Report, root: &Path) -> String {
    // A run that could not complete may know no packages. If cargo cannot read them either, stderr says why.
    let described = MetadataCommand::new().no_deps().manifest_path(root.join(MANIFEST)).exec();
    let Ok(metadata) = described else { return String::new() };
    let mut messages = Messages { root, packages: &metadata.packages, files: HashMap::new(), out: String::new() };
    for finding in report.findings.iter().flatten() {
        messages.finding(finding);
    }
    for error in &report.errors {
        messages.error(error);
    }
    if let Some(failure) = report.failure.filter(|_| report.errors.is_empty()) {
        messages.failure(failure);
    }
    messages.out
}

struct Messages<'a> {
    root: &'a Path,
    packages: &'a [Package],
    /// The files that were read.
    files: HashMap<String, Rc<File>>,
    out: String,
}

/// A file with the line ends that it has on the disk: editors count all bytes.
struct File {
    /// Relative to the root if it is inside, as in cargo's messages.
    name: String,
    /// The byte order mark, which has bytes but no column.
    mark: &'static str,
    /// What follows it; none if the file cannot be read.
    text: Option<String>,
}

impl<'a> Messages<'a> {
    fn finding(&mut self, finding: &Finding) {
        let Location { line, column, .. } = finding.location;
        let file = self.file(&finding.location.file);
        let rendered = text::rendered(finding, file.text.as_deref().map(crate::text::plain).as_deref());
        let help = finding.help.iter().filter(|_| finding.accepted.is_none()).map(|help| child("help", help));
        let notes = finding.notes.iter().map(|note| child("note", note));
        let link = format!("for further information visit {}", rule_url(finding.rule));
        let message = json!({
            "level": level(finding),
            "code": { "code": format!("api_error::{}", finding.rule), "explanation": null },
            "message": finding.message,
            "children": help.chain(notes).chain([child("help", &link)]).collect::<Vec<_>>(),
            "rendered": anstream::adapter::strip_str(&rendered).to_string(),
        });
        self.push(&finding.location.file, message, |text| span::word(text, line, column), (line, column));
    }

    fn error(&mut self, error: &ScanError) {
        let Location { line, column, .. } = error.location;
        let rendered = text::scan_errors(std::slice::from_ref(error), self.root);
        let children = error.notes.iter().map(|note| child("note", note));
        let message = json!({
            "level": "error",
            "code": null,
            "message": error.message,
            "children": children.chain(error.help.iter().map(|help| child("help", help))).collect::<Vec<_>>(),
            "rendered": anstream::adapter::strip_str(&rendered).to_string(),
        });
        let range = |text: &str| span::between(text, (line, column), error.end);
        self.push(&error.location.file, message, range, (line, column));
    }

    fn failure(&mut self, failure: &Failure) {
        let text = failure.to_string();
        let rendered = with_lines(&format!("error: {text}"), failure.help.iter(), [].iter()) + "\n\n";
        let message = json!({
            "level": "error",
            "code": null,
            "message": text,
            "children": failure.help.iter().map(|help| child("help", help)).collect::<Vec<_>>(),
            "rendered": rendered,
        });
        self.push(MANIFEST, message, |text| span::word(text, 1, 1), (1, 1));
    }

    /// Adds a message about a part of a file.
    fn push(
        &mut self,
        file: &str,
        mut message: Value,
        range: impl Fn(&str) -> Option<Range<usize>>,
        place: (usize, usize),
    ) {
        let Some((package, target)) = self.owner(file) else { return };
        let span = self.file(file).span(range, place);
        if let Some(message) = message.as_object_mut() {
            message.insert("$message_type".to_owned(), json!("diagnostic"));
            message.insert("spans".to_owned(), json!([span]));
        }
        let line = json!({
            "reason": "compiler-message",
            "package_id": package.id,
            "manifest_path": package.manifest_path,
            "target": target,
            "message": message,
        });
        self.out.push_str(&format!("{line}\n"));
    }

    /// The package whose folder has the file, else the first one, and a target that may build it. Editors forget the
    /// messages about a package when it is checked again.
    fn owner(&self, file: &str) -> Option<(&'a Package, &'a Target)> {
        let packages = self.packages;
        let path = self.root.join(file);
        let named = outside(file).and_then(|(name, _)| packages.iter().find(|package| package.name == name));
        let around = packages.iter().filter(|package| path.starts_with(folder(package)));
        let nearest = around.max_by_key(|package| folder(package).components().count());
        let package = named.or(nearest).or(packages.first())?;
        let is_root = |target: &&Target| target.src_path == path;
        let is_library = |target: &&Target| !target.kind.contains(&TargetKind::CustomBuild);
        let targets = || package.targets.iter();
        let target = targets().find(is_root).or_else(|| targets().find(is_library)).or_else(|| targets().next())?;
        Some((package, target))
    }

    /// The file of a place, read once.
    fn file(&mut self, name: &str) -> Rc<File> {
        let (root, packages) = (self.root, self.packages);
        let file = self.files.entry(name.to_owned()).or_insert_with(|| {
            let package = outside(name).and_then(|(package, rest)| {
                let package = packages.iter().find(|it| it.name == package)?;
                Some(folder(package).join(rest).display().to_string())
            });
            let name = package.unwrap_or_else(|| name.to_owned());
            let text = fs::read_to_string(root.join(&name)).ok();
            let mark = text.as_ref().filter(|text| text.starts_with(MARK)).map_or("", |_| MARK);
            let text = text.map(|text| text.trim_start_matches(mark).to_owned());
            Rc::new(File { name, mark, text })
        });
        Rc::clone(file)
    }
}

impl File {
    /// A part of the file, as the compiler writes it. Of a file that cannot be read, only the place is known.
    fn span(&self, range: impl Fn(&str) -> Option<Range<usize>>, place: (usize, usize)) -> Value {
        let (text, mark) = (self.text.as_deref().unwrap_or_default(), self.mark.len());
        let found = range(text);
        let (start, end) = match &found {
            Some(range) => (span::place(text, range.start), span::place(text, range.end)),
            None => (place, place),
        };
        let bytes = found.map_or(0..0, |range| range.start + mark..range.end + mark);
        let lines = text.lines().enumerate().skip(start.0.saturating_sub(1)).take((end.0 + 1).saturating_sub(start.0));
        let lines = lines.map(|(at, line)| {
            let first = if at + 1 == start.0 { start.1 } else { 1 };
            let last = if at + 1 == end.0 { end.1 } else { line.chars().count() + 1 };
            json!({ "text": line, "highlight_start": first, "highlight_end": last })
        });
        json!({
            "file_name": self.name,
            "byte_start": bytes.start,
            "byte_end": bytes.end,
            "line_start": start.0,
            "line_end": end.0,
            "column_start": start.1,
            "column_end": end.1,
            "is_primary": true,
            "text": lines.collect::<Vec<_>>(),
            "label": null,
            "suggested_replacement": null,
            "suggestion_applicability": null,
            "expansion": null,
        })
    }
}

/// Package and path of a file outside of the workspace's folder.
fn outside(file: &str) -> Option<(&str, &str)> {
    file.strip_prefix("pkg:")?.split_once('/')
}

fn folder(package: &Package) -> &Path {
    package.manifest_path.parent().map_or(Path::new(""), AsRef::as_ref)
}

fn level(finding: &Finding) -> &'static str {
    match finding.level {
        _ if finding.accepted.is_some() => "note",
        Level::Breaking | Level::Error => "error",
        Level::Warning => "warning",
        Level::Info | Level::Allow => "note",
    }
}

/// A remark without a place.
fn child(level: &str, text: &str) -> Value {
    json!({ "level": level, "code": null, "message": text, "spans": [], "children": [], "rendered": null })
}
