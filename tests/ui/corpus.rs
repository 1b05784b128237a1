//! Compares the folders of cases with the table of messages: each message has a case, and each case has its text.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use api_error_syntax::MESSAGES;

/// Topics with errors of rustc itself.
const OF_RUSTC: [&str; 4] = ["bounds", "catalog", "crate", "responses"];

struct Case {
    topic: String,
    source: PathBuf,
    /// The text after `error:` or `error[E0277]:`, with its further lines.
    errors: Vec<Error>,
}

struct Error {
    text: String,
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    entries
}

fn topics() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui");
    entries(&root).into_iter().filter(|path| path.is_dir()).collect()
}

fn cases() -> Vec<Case> {
    let files = topics().into_iter().flat_map(|topic| entries(&topic));
    files
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|source| {
            let topic = source.parent().and_then(Path::file_name).unwrap().to_string_lossy().into_owned();
            let text = fs::read_to_string(source.with_extension("stderr"));
            let text = text.unwrap_or_else(|error| panic!("{}: {error}", source.display()));
            Case { topic, source, errors: errors(&text) }
        })
        .collect()
}

// rustc indents the further lines of a message by the width of `error: `.
fn errors(stderr: &str) -> Vec<Error> {
    let mut errors: Vec<Error> = Vec::new();
    let mut inside = false;
    for line in stderr.lines() {
        if let Some(rest) = line.strip_prefix("error") {
            let (_, text) = rest.split_once(": ").unwrap();
            errors.push(Error { text: text.to_owned() });
            inside = true;
        } else if let (true, Some(further)) = (inside, line.strip_prefix("       ")) {
            let error = errors.last_mut().unwrap();
            error.text.push('\n');
            error.text.push_str(further);
        } else {
            inside = false;
        }
    }
    errors
}

fn matches(message: &str, text: &str) -> bool {
    message.lines().count() == text.lines().count()
        && message.lines().zip(text.lines()).all(|(line, text)| line_matches(line, text))
}

// `{}` in a message stands for any text on its line.
fn line_matches(line: &str, text: &str) -> bool {
    let mut parts = line.split("{}");
    let Some(mut text) = parts.next().and_then(|first| text.strip_prefix(first)) else { return false };
    let mut exact = true;
    for part in parts {
        exact = part.is_empty();
        let Some((_, after)) = text.split_once(part) else { return false };
        text = after;
    }
    exact && line.ends_with("{}") || text.is_empty()
}

fn message_of(text: &str) -> Option<&'static str> {
    MESSAGES.iter().find(|message| matches(message.text, text)).map(|message| message.name)
}

#[test]
fn every_message_has_a_case() {
    let told: BTreeSet<_> =
        cases().iter().flat_map(|case| &case.errors).filter_map(|error| message_of(&error.text)).collect();
    let silent: Vec<_> = MESSAGES.iter().map(|message| message.name).filter(|name| !told.contains(name)).collect();
    assert!(silent.is_empty(), "messages without a case: {silent:?}");
}

#[test]
fn every_error_of_a_case_is_a_known_message() {
    for case in cases() {
        assert!(!case.errors.is_empty(), "{}: no error", case.source.display());
        for error in &case.errors {
            let known = OF_RUSTC.contains(&case.topic.as_str()) || message_of(&error.text).is_some();
            assert!(known, "{}: unknown message\n{}", case.source.display(), error.text);
        }
    }
}

#[test]
fn every_topic_has_cases_and_no_text_is_left_over() {
    let topics = topics();
    assert!(topics.len() > 15, "{topics:?}");
    for topic in topics {
        let files = entries(&topic);
        let of = |extension: &str| -> Vec<_> {
            let matching = files.iter().filter(|path| path.extension().is_some_and(|found| found == extension));
            matching.filter_map(|path| path.file_stem()).collect()
        };
        assert!(!of("rs").is_empty(), "{} has no case", topic.display());
        assert_eq!(of("rs"), of("stderr"), "{}", topic.display());
        assert_eq!(files.len(), 2 * of("rs").len(), "{} holds something else", topic.display());
    }
}

#[test]
fn messages_keep_the_house_style() {
    for message in MESSAGES {
        let mut lines = message.text.lines();
        let fact = lines.next().unwrap_or_default();
        assert!(!fact.starts_with(char::is_uppercase), "{}: {fact}", message.name);
        assert!(!fact.ends_with('.') || fact.ends_with(".."), "{}: {fact}", message.name);
        assert!(!message.text.contains("please"), "{}", message.name);
        for line in lines {
            assert!(line.starts_with("help: ") || line.starts_with("note: "), "{}: {line}", message.name);
        }
    }
}

#[test]
fn ten_mistakes_give_ten_messages_in_source_order() {
    let case = cases().into_iter().find(|case| case.source.ends_with("cascade/ten_mistakes.rs")).unwrap();
    let names: Vec<_> = case.errors.iter().filter_map(|error| message_of(&error.text)).collect();
    assert_eq!(
        names,
        [
            "UNKNOWN_CASE",
            "STATUS_OUT_OF_RANGE",
            "UNKNOWN_ARGUMENT",
            "DUPLICATE_ARGUMENT",
            "MISSING_STATUS",
            "UNKNOWN_FIELD",
            "TYPE_DOES_NOT_FIT",
            "EXPOSED_TEMPLATE",
            "TRANSPARENT_WITHOUT_FIELD",
            "UNNAMED_DETAIL",
        ]
    );
    assert_eq!(case.errors.len(), 10);
}
