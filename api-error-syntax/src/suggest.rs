//! "Did you mean": finds the closest names in a list.

/// The candidate that was probably meant, if one is close enough.
#[must_use]
pub fn closest<'a>(name: &str, candidates: &[&'a str]) -> Option<&'a str> {
    close(name, candidates.iter().copied()).first().copied()
}

/// The candidates that may have been meant: at most three, each once, the closest first.
#[must_use]
pub fn close<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let wanted = name.to_lowercase();
    let limit = (wanted.chars().count() / 3).clamp(1, 4);
    let mut close: Vec<(usize, &str)> = Vec::new();
    for candidate in candidates {
        let distance = distance(&wanted, &candidate.to_lowercase());
        if distance <= limit && close.iter().all(|(_, known)| *known != candidate) {
            let at = close.partition_point(|(known, _)| *known <= distance);
            close.insert(at, (distance, candidate));
        }
    }
    // A candidate that is clearly less close than the best one would only distract.
    let best = close.first().map_or(0, |(distance, _)| *distance);
    close.into_iter().take_while(|(distance, _)| *distance <= best + 1).take(3).map(|(_, name)| name).collect()
}

/// `` expected one of `a`, `b` ``, the closest candidate first.
pub(crate) fn expected(name: &str, candidates: &[&str]) -> String {
    let mut candidates = candidates.to_vec();
    if let Some(first) = closest(name, &candidates) {
        candidates.retain(|candidate| *candidate != first);
        candidates.insert(0, first);
    }
    format!("expected {}", list(&candidates))
}

/// `` `a` ``, `` `a` or `b` ``, `` one of `a`, `b`, `c` ``
pub(crate) fn list(names: &[&str]) -> String {
    let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    match names.as_slice() {
        [] => "nothing".to_owned(),
        [only] => only.clone(),
        [first, second] => format!("{first} or {second}"),
        _ => format!("one of {}", names.join(", ")),
    }
}

// The number of edits between two names. A swap of neighbours counts as one edit (optimal string alignment).
fn distance(left: &str, right: &str) -> usize {
    let left: Vec<char> = left.chars().take(64).collect();
    let right: Vec<char> = right.chars().take(64).collect();
    let width = right.len() + 1;
    let mut rows: Vec<Vec<usize>> = vec![(0..width).collect()];
    for (i, a) in left.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in right.iter().enumerate() {
            let at = |row: usize, column: usize| {
                rows.get(row).and_then(|cells: &Vec<usize>| cells.get(column)).copied().unwrap_or(usize::MAX - 1)
            };
            let replaced = at(i, j) + usize::from(a != b);
            let mut best = replaced.min(at(i, j + 1) + 1).min(row.last().copied().unwrap_or(0) + 1);
            let swapped = i > 0 && j > 0 && left.get(i - 1) == Some(b) && right.get(j - 1) == Some(a);
            if swapped {
                best = best.min(at(i - 1, j - 1) + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows.last().and_then(|row| row.last()).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swap_is_one_edit() {
        assert_eq!(distance("stauts", "status"), 1);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("usr", "user"), 1);
    }

    #[test]
    fn far_names_are_not_suggested() {
        assert_eq!(closest("x", &["status", "code"]), None);
        assert_eq!(closest("statu", &["status", "since"]), Some("status"));
        assert_eq!(close("statu", ["status", "statsu", "since", "status", "xtatux"]), ["status", "statsu"]);
        assert_eq!(close("statu", ["status", "statsu", "since", "status", "xtatux"]), ["status", "statsu"]);
    }
}
