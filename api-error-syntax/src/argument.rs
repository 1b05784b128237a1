//! The table of arguments: where each may stand and how it is written. Parser, messages and README read it.

/// Where an attribute sits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On an enum.
    Enum,
    /// On a struct, which is container and variant in one.
    Struct,
    /// On a variant.
    Variant,
    /// On a field.
    Field,
}

impl Place {
    pub(crate) fn phrase(self) -> &'static str {
        match self {
            Self::Enum => "an enum",
            Self::Struct => "a struct",
            Self::Variant => "a variant",
            Self::Field => "a field",
        }
    }
}

/// One argument of the attribute language.
#[derive(Debug)]
pub struct ArgumentRule {
    /// Its name.
    pub name: &'static str,
    /// How it is written.
    pub example: &'static str,
    /// Where it may stand.
    pub places: &'static [Place],
    /// Whether it may be given more than once.
    pub repeatable: bool,
}

impl ArgumentRule {
    /// `an enum, a struct or a variant`
    pub(crate) fn places_phrase(&self) -> String {
        let mut phrases: Vec<_> = self.places.iter().map(|place| place.phrase()).collect();
        let last = phrases.pop().unwrap_or_default();
        if phrases.is_empty() { last.to_owned() } else { format!("{} or {last}", phrases.join(", ")) }
    }
}

const CONTAINER: &[Place] = &[Place::Enum, Place::Struct];
const VARIANT: &[Place] = &[Place::Struct, Place::Variant];
const DEFAULTABLE: &[Place] = &[Place::Enum, Place::Struct, Place::Variant];
const FIELD: &[Place] = &[Place::Field];

const fn once(name: &'static str, example: &'static str, places: &'static [Place]) -> ArgumentRule {
    ArgumentRule { name, example, places, repeatable: false }
}

const fn many(name: &'static str, example: &'static str, places: &'static [Place]) -> ArgumentRule {
    ArgumentRule { name, example, places, repeatable: true }
}

/// Every argument, in the order of the reference.
pub static ARGUMENTS: &[ArgumentRule] = &[
    once("status", "status = 404", DEFAULTABLE),
    once("type", "type = \"validation_error\"", DEFAULTABLE),
    once("code", "code = \"card_declined\"", VARIANT),
    once("message", "message = \"Your card was declined.\"", DEFAULTABLE),
    once("param", "param = \"card\"", VARIANT),
    once("doc_url", "doc_url = \"https://x.dev/errors/{code}\"", DEFAULTABLE),
    once("retryable", "retryable = true", DEFAULTABLE),
    once("retry_after", "retry_after = 30", VARIANT),
    many("header", "header(\"Allow\", \"GET, HEAD\")", DEFAULTABLE),
    once("transparent", "transparent", VARIANT),
    once("expose", "expose", VARIANT),
    once("shared", "shared", VARIANT),
    once("unchecked", "unchecked = \"reason\"", VARIANT),
    once("since", "since = \"1.4.0\"", VARIANT),
    once("sunset", "sunset = \"2027-06-30\"", VARIANT),
    once("replaced_by", "replaced_by = \"other_code\"", VARIANT),
    once("alias", "alias(\"old_code\")", VARIANT),
    once("unstable", "unstable", DEFAULTABLE),
    many("allow", "allow(missing-fix, reason = \"..\")", DEFAULTABLE),
    once("detail", "detail", FIELD),
    once("rename_all", "rename_all = \"SCREAMING_SNAKE_CASE\"", CONTAINER),
    once("prefix", "prefix = \"billing_\"", CONTAINER),
    once("types", "types(\"card_error\")", CONTAINER),
    once("crate", "crate = path::to::api_error", CONTAINER),
];

pub(crate) fn rule(name: &str) -> Option<&'static ArgumentRule> {
    ARGUMENTS.iter().find(|rule| rule.name == name)
}
