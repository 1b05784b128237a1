//! The table of arguments in the documentation of the derive has every argument, with the places where it is valid; the README
//! shows some of its rows.

use std::collections::BTreeSet;

use api_error_syntax::{ARGUMENTS, Place};

/// The letter of a place in the table.
fn letter(place: Place) -> char {
    match place {
        Place::Enum => 'E',
        Place::Struct => 'S',
        Place::Variant => 'V',
        Place::Field => 'F',
    }
}

/// The lines of a section that are rows of a table.
fn rows(text: &'static str, heading: &str) -> impl Iterator<Item = &'static str> {
    let section = text.split(heading).nth(1).and_then(|rest| rest.split("\n# ").next()).unwrap();
    section.lines().filter(|line| line.starts_with("| "))
}

#[test]
fn the_table_lists_every_argument_with_its_places() {
    let mut listed: Vec<(String, BTreeSet<char>)> = Vec::new();
    for row in
        rows(include_str!("../../api-error/src/derive.md"), "# Arguments\n").filter_map(|row| row.strip_prefix("| `"))
    {
        let name: String = row.chars().take_while(|ch| ch.is_ascii_lowercase() || *ch == '_').collect();
        let places = row.split(" | ").nth(1).unwrap().chars().filter(|ch| *ch != ' ');
        match listed.last_mut().filter(|(last, _)| *last == name) {
            Some((_, known)) => known.extend(places),
            None => listed.push((name, places.collect())),
        }
    }
    let expected: Vec<(String, BTreeSet<char>)> = ARGUMENTS
        .iter()
        .map(|rule| (rule.name.to_owned(), rule.places.iter().map(|place| letter(*place)).collect()))
        .collect();
    assert_eq!(listed, expected);
}

#[test]
fn the_readme_shows_rows_of_the_table() {
    let all: BTreeSet<&str> = rows(include_str!("../../api-error/src/derive.md"), "# Arguments\n").collect();
    let readme = include_str!("../../README.md").split("## Return it from a handler").next().unwrap();
    let mut shown = 0;
    for row in readme.split("## The attribute\n").nth(1).unwrap().lines().filter(|line| line.starts_with("| ")) {
        assert!(all.contains(row), "{row}");
        shown += 1;
    }
    assert!(shown > 10, "the README shows {shown} rows");
}
