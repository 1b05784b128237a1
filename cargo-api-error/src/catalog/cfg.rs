//! `cfg` predicates as text: joined, merged, told apart.

/// Both predicates.
pub(crate) fn all(a: Option<&str>, b: Option<&str>) -> Option<String> {
    match (a, b) {
        (Some(a), Some(b)) if a != b => Some(format!("all({a}, {b})")),
        (a, b) => a.or(b).map(str::to_owned),
    }
}

/// Any of the predicates; `None` as soon as one of them always holds.
pub(crate) fn any<'a>(predicates: impl IntoIterator<Item = Option<&'a str>>) -> Option<String> {
    let mut distinct = predicates.into_iter().collect::<Option<Vec<_>>>()?;
    distinct.sort_unstable();
    distinct.dedup();
    match distinct.as_slice() {
        [] => None,
        [one] => Some((*one).to_owned()),
        [a, b] if negates(a, b) => None,
        several => Some(format!("any({})", several.join(", "))),
    }
}

/// Whether both can never hold in one build. Only what the text itself proves: `x` and `not(x)`, also inside `all`.
pub(crate) fn exclusive(a: Option<&str>, b: Option<&str>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return false };
    let others = conjuncts(b);
    conjuncts(a).iter().any(|a| others.iter().any(|b| negates(a, b)))
}

fn negates(a: &str, b: &str) -> bool {
    negated(a) == Some(b.trim()) || negated(b) == Some(a.trim())
}

fn negated(predicate: &str) -> Option<&str> {
    inside(predicate, "not")
}

fn inside<'a>(predicate: &'a str, operator: &str) -> Option<&'a str> {
    let rest = predicate.trim().strip_prefix(operator)?.trim_start();
    Some(rest.strip_prefix('(')?.strip_suffix(')')?.trim())
}

fn conjuncts(predicate: &str) -> Vec<&str> {
    let Some(list) = inside(predicate, "all") else { return vec![predicate.trim()] };
    let mut parts = Vec::new();
    let (mut depth, mut quoted, mut start) = (0_u32, false, 0);
    for (at, c) in list.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth = depth.saturating_sub(1),
            ',' if !quoted && depth == 0 => {
                parts.push(list.get(start..at).unwrap_or_default());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(list.get(start..).unwrap_or_default());
    parts.into_iter().flat_map(conjuncts).filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_predicate_and_its_negation_exclude_each_other() {
        assert!(exclusive(Some("unix"), Some("not(unix)")));
        assert!(exclusive(Some("all(feature = \"a\", unix)"), Some("all(not(unix), feature = \"b\")")));
        assert!(exclusive(Some("all(all(unix, x), y)"), Some("not(x)")));
    }

    #[test]
    fn what_is_not_proven_is_not_exclusive() {
        assert!(!exclusive(Some("unix"), Some("windows")));
        assert!(!exclusive(None, Some("unix")));
        assert!(!exclusive(Some("all(feature = \"a,b\", unix)"), Some("not(b)")));
    }

    #[test]
    fn merging_keeps_a_predicate_only_where_every_variant_has_one() {
        assert_eq!(any([Some("unix"), None]), None);
        assert_eq!(any([Some("unix"), Some("not(unix)")]), None);
        assert_eq!(any([Some("b"), Some("a"), Some("b")]), Some("any(a, b)".to_owned()));
        assert_eq!(all(Some("a"), Some("b")), Some("all(a, b)".to_owned()));
        assert_eq!(all(None, Some("b")), Some("b".to_owned()));
    }
}
