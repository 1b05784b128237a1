//! The README's table of arguments has every argument, with the places where it is valid.

use std::collections::BTreeSet;

use api_error_syntax::{ARGUMENTS, Place};

/// The letter of a place in the README.
fn letter(place: Place) -> char {
    match place {
        Place::Enum => 'E',
        Place::Struct => 'S',
        Place::Variant => 'V',
        Place::Field => 'F',
    }
}

#[test]
fn the_readme_lists_every_argument_with_its_places() {
    let readme = include_str!("../../README.md");
    let section = readme.split("## The attribute\n").nth(1).and_then(|rest| rest.split("\n## ").next()).unwrap();
    let mut listed: Vec<(String, BTreeSet<char>)> = Vec::new();
    for row in section.lines().filter_map(|line| line.strip_prefix("| `")) {
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
