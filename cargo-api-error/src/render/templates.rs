//! The templates of Markdown, and what they can call.

use std::sync::LazyLock;

use minijinja::{Environment, Error, UndefinedBehavior, Value};

use crate::failure::Failure;
use crate::markdown::{cell, code, fenced, harmless, plain};

const TEMPLATES: [(&str, &str); 3] = [
    ("code.md", include_str!("templates/code.md")),
    ("index.md", include_str!("templates/index.md")),
    ("unnamed.md", include_str!("templates/unnamed.md")),
];

type Filter = fn(&str) -> String;

static ENVIRONMENT: LazyLock<Result<Environment<'static>, Error>> = LazyLock::new(|| {
    let mut templates = Environment::new();
    templates.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    // A value that is absent gives no text.
    let filters: [(&str, Filter); 4] = [("cell", cell), ("code", code), ("plain", plain), ("text", harmless)];
    for (name, filter) in filters {
        templates.add_filter(name, move |text: Option<String>| text.map_or_else(String::new, |text| filter(&text)));
    }
    templates.add_filter("fenced", |text: String, language: String| match language.as_str() {
        "curl" => fenced("sh", &text),
        language => fenced(language, &text),
    });
    templates.add_filter("yes", yes);
    for (name, source) in TEMPLATES {
        templates.add_template(name, source)?;
    }
    Ok(templates)
});

/// A fact in one word.
pub(super) fn yes(value: bool) -> &'static str {
    if value { "yes" } else { "no" }
}

/// The text of a template with its values.
pub(super) fn filled(name: &str, content: Value) -> Result<String, Failure> {
    let failed = |error: &Error| Failure::incomplete(format!("cannot write `{name}`: {error:#}"));
    let templates = ENVIRONMENT.as_ref().map_err(failed)?;
    templates.get_template(name).and_then(|template| template.render(content)).map_err(|error| failed(&error))
}
