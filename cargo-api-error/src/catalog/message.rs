//! Message templates: what stands between braces.

/// A literal text as a template: braces doubled.
#[must_use]
pub fn as_template(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}

/// The fields that a template names, each once, sorted.
#[must_use]
pub fn placeholders(template: &str) -> Vec<String> {
    let mut names: Vec<String> = arguments(template).into_iter().map(|(name, _)| name.to_owned()).collect();
    names.sort();
    names.dedup();
    names
}

/// The first field that a template prints with `{:?}`.
#[must_use]
pub fn debug_placeholder(template: &str) -> Option<&str> {
    arguments(template).into_iter().find(|(_, spec)| spec.ends_with('?')).map(|(name, _)| name)
}

/// The template with every placeholder replaced, and doubled braces undone.
pub(crate) fn substitute(template: &str, mut with: impl FnMut(&str) -> String) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        if let Some(after) = from.strip_prefix("{{").or_else(|| from.strip_prefix("}}")) {
            out.push_str(from.get(..1).unwrap_or_default());
            rest = after;
        } else if let Some((inside, after)) = from.strip_prefix('{').and_then(|from| from.split_once('}')) {
            out.push_str(&with(inside.split(':').next().unwrap_or_default().trim()));
            rest = after;
        } else {
            out.push_str(from.get(..1).unwrap_or_default());
            rest = from.get(1..).unwrap_or_default();
        }
    }
    out + rest
}

fn arguments(template: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut rest = template;
    while let Some(at) = rest.find('{') {
        let from = rest.get(at + 1..).unwrap_or_default();
        if let Some(after) = from.strip_prefix('{') {
            rest = after;
            continue;
        }
        let Some((inside, after)) = from.split_once('}') else { break };
        let (name, spec) = inside.split_once(':').unwrap_or((inside, ""));
        found.push((name.trim(), spec.trim()));
        rest = after;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_named_once_and_doubled_braces_are_text() {
        assert_eq!(placeholders("{b} {a:?} {{no}} {b:.2}"), ["a", "b"]);
        assert_eq!(debug_placeholder("{b} {{x:?}} {a:?}"), Some("a"));
        assert_eq!(debug_placeholder("{b:.2}"), None);
    }

    #[test]
    fn substitution_undoes_braces() {
        assert_eq!(substitute("é {a:?} {{b}} }}", |name| format!("<{name}>")), "é <a> {b} }");
        assert_eq!(substitute("open { brace", |_| String::new()), "open { brace");
    }

    #[test]
    fn a_literal_survives_as_a_template() {
        assert_eq!(substitute(&as_template("{x} }{"), |_| String::new()), "{x} }{");
    }
}
