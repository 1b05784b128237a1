//! `since`, `sunset` and `allow(..)`, which only the catalog and the lints read.

use proc_macro2::{Literal, TokenTree};

use super::argument::Argument;
use crate::def::Allow;
use crate::errors::Errors;
use crate::literal::text;
use crate::mark::Spanned;
use crate::messages::{BAD_ALLOW, BAD_DATE, BAD_VERSION, EMPTY_STRING};
use crate::tokens::Tokens;

impl Argument<'_> {
    // since = "1.4.0"
    pub(super) fn version(&self, errors: &mut Errors) -> Option<Spanned<String>> {
        let version = self.string(errors)?;
        if !is_version(&version.value) {
            errors.report(version.mark, &BAD_VERSION, &[]);
            return None;
        }
        Some(version)
    }

    // sunset = "2027-06-30"
    pub(super) fn date(&self, errors: &mut Errors) -> Option<Spanned<String>> {
        let date = self.string(errors)?;
        if !is_date(&date.value) {
            errors.report(date.mark, &BAD_DATE, &[]);
            return None;
        }
        Some(date)
    }

    // allow(missing-fix, reason = "the fix is in the runbook")
    pub(super) fn allow(&self, errors: &mut Errors) -> Option<Allow> {
        let (mut tokens, mark) = self.list(errors)?;
        let Some((rule, reason)) = allow(&mut tokens) else {
            errors.report(mark, &BAD_ALLOW, &[]);
            return None;
        };
        let text = text(&reason).unwrap_or_default();
        if text.trim().is_empty() {
            let mark = errors.mark(reason.span(), reason.span());
            errors.report(mark, &EMPTY_STRING, &[&"reason"]);
            return None;
        }
        Some(Allow { rule, reason: text })
    }
}

fn allow(tokens: &mut Tokens) -> Option<(String, Literal)> {
    let rule = rule_id(tokens)?;
    if !tokens.eat_punct(',')
        || !matches!(tokens.next(), Some(TokenTree::Ident(ident)) if ident == "reason")
        || !tokens.eat_punct('=')
    {
        return None;
    }
    let reason = match tokens.next() {
        Some(TokenTree::Literal(literal)) if text(&literal).is_some() => literal,
        _ => return None,
    };
    tokens.eat_punct(',');
    tokens.peek().is_none().then_some((rule, reason))
}

// `missing-fix` is three tokens; `missing_fix` means the same.
fn rule_id(tokens: &mut Tokens) -> Option<String> {
    let mut id = String::new();
    loop {
        match tokens.next() {
            Some(TokenTree::Ident(ident)) => id.push_str(&ident.to_string().replace('_', "-")),
            Some(TokenTree::Literal(literal)) if !id.is_empty() => id.push_str(&literal.to_string()),
            _ => return None,
        }
        if !tokens.eat_punct('-') {
            return Some(id);
        }
        id.push('-');
    }
}

// One to three numbers with dots between them, and optionally a pre-release or build part (Semantic Versioning 2.0.0).
fn is_version(text: &str) -> bool {
    let (core, rest) = text.find(['-', '+']).map_or((text, ""), |at| text.split_at(at));
    let numbers: Vec<_> = core.split('.').collect();
    let number = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let extra = |byte: u8| byte.is_ascii_alphanumeric() || b".-+".contains(&byte);
    numbers.len() <= 3 && numbers.iter().all(number) && rest.len() != 1 && rest.bytes().all(extra)
}

// A day that exists, in the form of RFC 3339.
fn is_date(text: &str) -> bool {
    let parts: Vec<_> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return false };
    let number = |part: &str, width| {
        (part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| part.parse::<u32>().ok())
            .flatten()
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2)) else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    (1..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_exist() {
        for (text, good) in [
            ("2027-06-30", true),
            ("2028-02-29", true),
            ("2027-02-29", false),
            ("2027-6-30", false),
            ("2027-13-01", false),
        ] {
            assert_eq!(is_date(text), good, "{text}");
        }
    }

    #[test]
    fn versions_are_numbers() {
        for (text, good) in [
            ("1", true),
            ("1.4", true),
            ("1.4.0", true),
            ("2.0.0-rc.1", true),
            ("v1", false),
            ("1..2", false),
            ("1-", false),
        ] {
            assert_eq!(is_version(text), good, "{text}");
        }
    }
}
