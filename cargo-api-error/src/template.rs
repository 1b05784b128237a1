//! Message templates of rules and lints: `{name}` filled from pairs.

/// Fills `{name}` by the pairs; an unknown name stays as it is, which the tests of the tables refuse.
pub(crate) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, from)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, after)) = from.split_once('}') else {
            out.push('{');
            rest = from;
            continue;
        };
        if let Some((_, value)) = values.iter().find(|(key, _)| *key == name) {
            out.push_str(value);
        } else {
            out.push('{');
            out.push_str(name);
            out.push('}');
        }
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn values_are_not_read_as_templates() {
        assert_eq!(
            fill("`{code}`: {old} -> {new}", &[("code", "{old}"), ("old", "1"), ("new", "2")]),
            "`{old}`: 1 -> 2"
        );
        assert_eq!(fill("{what", &[]), "{what");
    }
}
