//! `rename_all`: serde's eight spellings of a variant's name.

/// One of serde's eight spellings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Case {
    /// `lowercase`
    Lower,
    /// `UPPERCASE`
    Upper,
    /// `PascalCase`
    Pascal,
    /// `camelCase`
    Camel,
    /// `snake_case`
    #[default]
    Snake,
    /// `SCREAMING_SNAKE_CASE`
    ScreamingSnake,
    /// `kebab-case`
    Kebab,
    /// `SCREAMING-KEBAB-CASE`
    ScreamingKebab,
}

impl Case {
    /// All spellings under their own names.
    pub const ALL: [(&'static str, Self); 8] = [
        ("lowercase", Self::Lower),
        ("UPPERCASE", Self::Upper),
        ("PascalCase", Self::Pascal),
        ("camelCase", Self::Camel),
        ("snake_case", Self::Snake),
        ("SCREAMING_SNAKE_CASE", Self::ScreamingSnake),
        ("kebab-case", Self::Kebab),
        ("SCREAMING-KEBAB-CASE", Self::ScreamingKebab),
    ];

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, case)| *case)
    }

    /// The variant's name in this spelling. An acronym is one word, so `HTTPError` becomes `http_error`.
    #[must_use]
    pub fn apply(self, name: &str) -> String {
        let words = words(name);
        match self {
            Self::Lower => words.concat().to_lowercase(),
            Self::Upper => words.concat().to_uppercase(),
            Self::Pascal => words.iter().map(|word| capitalise(word)).collect(),
            Self::Camel => {
                let rest = words.iter().skip(1).map(|word| capitalise(word));
                words.first().map(|word| word.to_lowercase()).into_iter().chain(rest).collect()
            }
            Self::Snake => words.join("_").to_lowercase(),
            Self::ScreamingSnake => words.join("_").to_uppercase(),
            Self::Kebab => words.join("-").to_lowercase(),
            Self::ScreamingKebab => words.join("-").to_uppercase(),
        }
    }
}

fn capitalise(word: &str) -> String {
    let mut chars = word.chars();
    let mut text: String = chars.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    text.push_str(&chars.as_str().to_lowercase());
    text
}

// A word ends before an upper-case letter that follows a lower-case letter or a digit, and before the last letter of a
// run of upper-case letters that goes on in lower case.
fn words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut chars = name.chars().peekable();
    let mut previous = '_';
    while let Some(ch) = chars.next() {
        let next_is_lower = chars.peek().is_some_and(|next| next.is_lowercase());
        let starts = ch.is_uppercase()
            && (previous.is_lowercase() || previous.is_numeric() || (previous.is_uppercase() && next_is_lower));
        if (starts || ch == '_') && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if ch != '_' {
            word.push(ch);
        }
        previous = ch;
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_and_digits() {
        for (name, code) in [
            ("UserNotFound", "user_not_found"),
            ("HTTPError", "http_error"),
            ("NoHTTP", "no_http"),
            ("OAuth2Token", "o_auth2_token"),
            ("Ipv4Address", "ipv4_address"),
            ("already_snake", "already_snake"),
            ("A", "a"),
            ("__Odd__Name", "odd_name"),
        ] {
            assert_eq!(Case::Snake.apply(name), code, "{name}");
        }
    }

    #[test]
    fn all_spellings() {
        let spelled: Vec<_> = Case::ALL.iter().map(|(_, case)| case.apply("CardDeclined")).collect();
        let expected = [
            "carddeclined",
            "CARDDECLINED",
            "CardDeclined",
            "cardDeclined",
            "card_declined",
            "CARD_DECLINED",
            "card-declined",
            "CARD-DECLINED",
        ];
        assert_eq!(spelled, expected);
    }
}
