//! The names that types made by a macro may have.

use super::super::tokens::Tokens;

/// A macro with more names than this is not asked about all of them.
const MAX_NAMES: usize = 64;

/// Every capitalised identifier in the tokens `first..end`, each once, in order.
pub(crate) fn capitalised(tokens: &Tokens<'_>, first: usize, end: usize) -> Vec<String> {
    distinct((first..end).filter_map(|at| tokens.name(at)))
}

/// Every capitalised identifier after `enum` or `struct`.
pub(crate) fn after_keyword(tokens: &Tokens<'_>, first: usize, end: usize) -> Vec<String> {
    let keyword = |at: &usize| tokens.is_ident(*at, "enum") || tokens.is_ident(*at, "struct");
    distinct((first..end).filter(keyword).filter_map(|at| tokens.name(at + 1)))
}

fn distinct<'t>(names: impl Iterator<Item = &'t str>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for name in names.filter(|name| name.starts_with(char::is_uppercase)) {
        if found.len() < MAX_NAMES && !found.iter().any(|known| known == name) {
            found.push(name.to_owned());
        }
    }
    found
}
