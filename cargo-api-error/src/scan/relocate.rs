//! The root file of a target in, the same file for another folder out: every file it names by its absolute path, and
//! `main` out of the way.

use std::path::Path;

use super::graph::folder;
use super::interest::Interest;
use super::lexer::Kind;
use super::modules::{Dir, Owner};
use super::predicate::{Known, Predicate};
use super::source::Source;
use super::tokens::Tokens;
use super::walk::{Place, string, walk};

/// The text, or nothing if the file cannot be read.
pub(crate) fn relocate(file: &Path, edition: u16) -> Option<String> {
    let text = Source::read(file).ok()?.text;
    let tokens = Tokens::lex(&text, edition >= 2021).ok()?;
    let mut edits = modules(file, &text, &tokens);
    let mut top = 0;
    for at in 0..tokens.len() {
        if at >= top && tokens.is_ident(at, "fn") && tokens.is_ident(at + 1, "main") {
            edits.push((tokens.start(at + 1), tokens.end(at + 1), "__main".to_owned()));
        }
        top = top.max(tokens.mate(at));
        edits.extend(included(file, &tokens, at));
        edits.extend(path_attribute(file, &tokens, at));
    }
    edits.sort();
    let mut moved = String::new();
    let mut done = 0;
    for (start, end, replacement) in edits {
        moved.push_str(text.get(done..start)?);
        moved.push_str(&replacement);
        done = end;
    }
    moved.push_str(text.get(done..)?);
    Some(moved)
}

type Edit = (usize, usize, String);

/// `mod name;` gets a `#[path]` before it.
fn modules(file: &Path, text: &str, tokens: &Tokens<'_>) -> Vec<Edit> {
    let place = Place {
        path: Vec::new(),
        cfg: Predicate::True,
        dir: Dir::of_file(file, Owner::Folder),
        known: Known { test: false },
    };
    let facts = walk(tokens, &Interest::of(text), place);
    let edits = facts.modules.iter().filter(|module| module.files.is_empty()).filter_map(|module| {
        let (path, _) = module.dir.resolve(&module.name, None).ok()?;
        let name = (0..tokens.len()).find(|at| tokens.start(*at) == module.span.0)?;
        let mut first = name.checked_sub(1)?;
        if let Some(close) = first.checked_sub(1).filter(|close| tokens.kind(*close) == Some(Kind::Close)) {
            let public = tokens.mate(close).checked_sub(1).filter(|at| tokens.is_ident(*at, "pub"));
            first = public.unwrap_or(first);
        } else if let Some(public) = first.checked_sub(1).filter(|at| tokens.is_ident(*at, "pub")) {
            first = public;
        }
        let start = tokens.start(first);
        Some((start, start, format!("#[path = {:?}] ", path.to_string_lossy())))
    });
    edits.collect()
}

/// `include!("file")`, `include_str!("file")`, `include_bytes!("file")`
fn included(file: &Path, tokens: &Tokens<'_>, at: usize) -> Option<Edit> {
    let name = tokens.name(at).filter(|name| name.starts_with("include"))?;
    let known = matches!(name, "include" | "include_str" | "include_bytes") && tokens.is_punct(at + 1, "!");
    let literal = Some(at + 3).filter(|_| known && tokens.kind(at + 2) == Some(Kind::Open))?;
    absolute(file, tokens, literal)
}

/// `#[path = "file"]`
fn path_attribute(file: &Path, tokens: &Tokens<'_>, at: usize) -> Option<Edit> {
    let attribute = tokens.is_punct(at, "#") && tokens.is_open(at + 1, "[") && tokens.is_ident(at + 2, "path");
    absolute(file, tokens, Some(at + 4).filter(|_| attribute && tokens.is_punct(at + 3, "="))?)
}

fn absolute(file: &Path, tokens: &Tokens<'_>, literal: usize) -> Option<Edit> {
    let path = folder(file).join(string(tokens.text(literal))?);
    Some((tokens.start(literal), tokens.end(literal), format!("{:?}", path.to_string_lossy())))
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test may fail")]
mod tests {
    use super::relocate;

    #[test]
    fn files_are_named_by_their_absolute_path_and_main_is_renamed() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let source = "//! A.\n#![allow(x)]\nmod a;\npub(crate) mod b;\n#[path = \"c.rs\"]\nmod c;\nmod d { fn main() {} }\n\
                      #[m]\nasync fn main() { include_str!(\"x\"); }\n";
        std::fs::create_dir(dir.path().join("b")).expect("writable");
        for (file, text) in [("main.rs", source), ("a.rs", ""), ("b/mod.rs", "")] {
            std::fs::write(dir.path().join(file), text).expect("writable");
        }
        let moved = relocate(&dir.path().join("main.rs"), 2024);
        let moved = moved.map(|moved| moved.replace(&dir.path().display().to_string(), "DIR"));
        let expected = "//! A.\n#![allow(x)]\n#[path = \"DIR/a.rs\"] mod a;\n#[path = \"DIR/b/mod.rs\"] pub(crate) mod b;\n\
                        #[path = \"DIR/c.rs\"]\nmod c;\nmod d { fn main() {} }\n#[m]\nasync fn __main() { \
                        include_str!(\"DIR/x\"); }\n";
        assert_eq!(moved.as_deref(), Some(expected));
    }
}
