//! How codes are spelled.

use serde::Deserialize;

/// The spelling that a workspace requires of its codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum CodeStyle {
    /// `card_declined`
    #[serde(rename = "snake_case")]
    Snake,
    /// `CARD_DECLINED`
    #[serde(rename = "SCREAMING_SNAKE_CASE")]
    ScreamingSnake,
    /// `card-declined`
    #[serde(rename = "kebab-case")]
    Kebab,
    /// `card.declined`, each part in snake case
    #[serde(rename = "dotted.snake_case")]
    Dotted,
}

impl CodeStyle {
    pub(super) fn fits(self, code: &str) -> bool {
        let lower = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        let upper = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
        let words = |separator: char, letter: &dyn Fn(char) -> bool| {
            code.split(separator).all(|word| !word.is_empty() && word.chars().all(letter))
        };
        match self {
            Self::Snake => words('_', &lower),
            Self::ScreamingSnake => words('_', &upper),
            Self::Kebab => words('-', &lower),
            Self::Dotted => words('.', &|c| lower(c) || c == '_'),
        }
    }

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Snake => "snake_case",
            Self::ScreamingSnake => "SCREAMING_SNAKE_CASE",
            Self::Kebab => "kebab-case",
            Self::Dotted => "dotted.snake_case",
        }
    }
}
