//! The templates of the pages, and what they can call.

use minijinja::value::Value;
use minijinja::{AutoEscape, Environment, Error, Output, State, UndefinedBehavior};

use crate::markdown::{html, inline_html, plain_text, write_escaped};

const TEMPLATES: [(&str, &str); 10] = [
    ("404.html", include_str!("templates/404.html")),
    ("code.html", include_str!("templates/code.html")),
    ("forward.html", include_str!("templates/forward.html")),
    ("index.html", include_str!("templates/index.html")),
    ("layout.html", include_str!("templates/layout.html")),
    ("macros.html", include_str!("templates/macros.html")),
    ("choice.html", include_str!("templates/choice.html")),
    ("removed.html", include_str!("templates/removed.html")),
    ("services.html", include_str!("templates/services.html")),
    ("unnamed.html", include_str!("templates/unnamed.html")),
];

/// The compiled templates. All that they print is escaped, unless a filter here or `safe` says that it is HTML.
pub(super) fn environment() -> Result<Environment<'static>, Error> {
    let mut templates = Environment::new();
    templates.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    templates.set_formatter(write);
    templates.add_filter("markdown", |text: String| Value::from_safe_string(html(&text)));
    templates.add_filter("inline", |text: String| Value::from_safe_string(inline_html(&text)));
    templates.add_filter("plain", |text: String| plain_text(&text));
    for (name, source) in TEMPLATES {
        templates.add_template(name, source)?;
    }
    Ok(templates)
}

/// The library writes `/` as `&#x2f;`, which makes addresses hard to read.
fn write(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    match value.as_str() {
        Some(text) if !value.is_safe() && *state.auto_escape() == AutoEscape::Html => {
            write_escaped(out, text).map_err(Error::from)
        }
        _ => minijinja::escape_formatter(out, state, value),
    }
}
