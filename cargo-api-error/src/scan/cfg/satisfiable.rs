//! Decides whether some build may satisfy two predicates.

use std::collections::BTreeMap;

use super::platform::agree;
use super::predicate::Predicate;

/// The largest number of options to try. A predicate with more options counts as satisfiable.
const MAX_STEPS: usize = 500;

impl Predicate {
    /// Whether no build satisfies both: `unix` and `target_os = "windows"`, `feature = "a"` and `not(feature = "a")`.
    pub fn excludes(&self, other: &Self) -> bool {
        !self.clone().and(other.clone()).is_satisfiable()
    }

    /// Whether some build may satisfy it; `true` in doubt.
    pub fn is_satisfiable(&self) -> bool {
        let mut steps = MAX_STEPS;
        self.is_satisfiable_with(&mut BTreeMap::new(), &mut steps)
    }

    /// Holds when one of the predicates holds; `True` if every build satisfies one of them.
    pub fn one_of(predicates: impl IntoIterator<Item = Self>) -> Self {
        let any = predicates.into_iter().fold(Self::False, Self::or);
        if any.clone().negate().is_satisfiable() { any } else { Self::True }
    }

    fn is_satisfiable_with<'p>(&'p self, decided: &mut BTreeMap<&'p str, bool>, steps: &mut usize) -> bool {
        let option = match self.decide(&|option| decided.get(option).copied()) {
            Ok(holds) => return holds,
            Err(option) => option,
        };
        for has in [true, false] {
            let Some(left) = steps.checked_sub(1) else { return true };
            *steps = left;
            if decided.iter().all(|(known, known_has)| agree((*known, *known_has), (option, has))) {
                decided.insert(option, has);
                let satisfiable = self.is_satisfiable_with(decided, steps);
                decided.remove(option);
                if satisfiable {
                    return true;
                }
            }
        }
        false
    }

    /// Whether it holds, or the first option on which that depends.
    pub(super) fn decide<'p>(&'p self, known: &dyn Fn(&str) -> Option<bool>) -> Result<bool, &'p str> {
        let list = |parts: &'p [Self], decisive: bool| {
            let mut open = None;
            for part in parts {
                match part.decide(known) {
                    Ok(holds) if holds == decisive => return Ok(decisive),
                    Ok(_) => {}
                    Err(option) => open = open.or(Some(option)),
                }
            }
            open.map_or(Ok(!decisive), Err)
        };
        match self {
            Self::True => Ok(true),
            Self::False => Ok(false),
            Self::Option(name) => known(name).ok_or(name),
            Self::Not(inner) => inner.decide(known).map(|holds| !holds),
            Self::All(parts) => list(parts, false),
            Self::Any(parts) => list(parts, true),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Predicate;

    fn predicate(text: &str) -> Predicate {
        text.parse().unwrap_or_default()
    }

    #[test]
    fn predicates_that_no_build_satisfies_together_exclude_each_other() {
        let excludes = |a, b| predicate(a).excludes(&predicate(b));
        for (a, b) in [
            ("unix", "target_os = \"windows\""),
            ("not(target_os = \"windows\")", "windows"),
            ("not(target_family = \"unix\")", "unix"),
            ("not(unix)", "any(target_os = \"linux\", target_vendor = \"apple\")"),
            ("feature = \"a\"", "all(unix, not(feature = \"a\"))"),
            ("any(unix, feature = \"a\")", "not(any(feature = \"a\", unix))"),
            ("not(target_endian = \"big\")", "not(target_endian = \"little\")"),
            ("all(feature = \"a\", unix)", "all(not(unix), feature = \"b\")"),
        ] {
            assert!(excludes(a, b) && excludes(b, a), "{a}, {b}");
        }
        for (a, b) in [
            ("feature = \"a\"", "feature = \"b\""),
            ("unix", "not(target_os = \"linux\")"),
            ("not(unix)", "not(windows)"),
            ("all(feature = \"a,b\", unix)", "not(b)"),
            ("true", "unix"),
        ] {
            assert!(!excludes(a, b) && !excludes(b, a), "{a}, {b}");
        }
    }

    #[test]
    fn one_of_many_is_always_there_only_if_every_build_has_one() {
        let one_of = |list: &[&str]| {
            Predicate::one_of(list.iter().map(|text| predicate(text))).into_condition().map(|it| it.to_string())
        };
        assert_eq!(one_of(&["unix", "true"]), None);
        assert_eq!(one_of(&["unix", "not(target_family = \"unix\")"]), None);
        assert_eq!(one_of(&["target_endian = \"big\"", "target_endian = \"little\""]), None);
        assert_eq!(one_of(&["b", "a"]), Some("any(a, b)".to_owned()));
        assert_eq!(one_of(&["unix", "windows"]), Some("any(unix, windows)".to_owned()));
    }

    #[test]
    fn more_options_than_can_be_tried_are_in_doubt() {
        let options: Vec<_> = (0..5_000).map(|at| format!("feature = \"{at}\"")).collect();
        let (all, any) = (predicate(&format!("all({})", options.join(", "))), format!("any({})", options.join(", ")));
        assert!(all.is_satisfiable() && !all.excludes(&predicate(&any)));
        assert!(predicate(&any).excludes(&predicate(&format!("not({any})"))));
    }
}
