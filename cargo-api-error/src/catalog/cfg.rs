//! `cfg` predicates of entries: joined, merged, told apart.

use crate::scan::{Known, Predicate};

/// Both predicates.
pub(crate) fn all(a: Option<&str>, b: Option<&str>) -> Option<String> {
    predicate(a).and(predicate(b)).to_option()
}

/// Any of the predicates; `None` when every build has one of them.
pub(crate) fn any<'a>(predicates: impl IntoIterator<Item = Option<&'a str>>) -> Option<String> {
    let any = predicates.into_iter().map(predicate).reduce(Predicate::or)?;
    if any.clone().negate().is_satisfiable() { any.to_option() } else { None }
}

/// Whether both can never hold in one build.
pub(crate) fn exclusive(a: Option<&str>, b: Option<&str>) -> bool {
    predicate(a).excludes(&predicate(b))
}

fn predicate(text: Option<&str>) -> Predicate {
    text.map_or(Predicate::True, |text| Predicate::from_text(text, Known { test: false }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_predicate_and_its_negation_exclude_each_other() {
        assert!(exclusive(Some("all(feature = \"a\", unix)"), Some("all(not(unix), feature = \"b\")")));
        assert!(!exclusive(None, Some("unix")));
        assert!(!exclusive(Some("all(feature = \"a,b\", unix)"), Some("not(b)")));
    }

    #[test]
    fn merging_keeps_a_predicate_only_where_every_variant_has_one() {
        assert_eq!(any([Some("unix"), None]), None);
        assert_eq!(any([Some("unix"), Some("not(unix)")]), None);
        assert_eq!(any([Some("a"), Some("b")]), Some("any(a, b)".to_owned()));
        assert_eq!(all(Some("a"), Some("b")), Some("all(a, b)".to_owned()));
        assert_eq!(all(None, Some("b")), Some("b".to_owned()));
        assert_eq!(any([]), None);
    }
}
