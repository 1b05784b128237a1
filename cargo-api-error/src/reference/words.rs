//! Small pieces of text that several outputs share.

use std::collections::BTreeSet;

use api_error_syntax::{Case, MessageFrom, RetryAfterDef, SpecDef, Template};

use crate::catalog::{Entry, merged};

/// `402 Payment Required`
pub(crate) fn status(status: u16) -> String {
    format!("{status} {}", reason(status)).trim_end().to_owned()
}

/// The phrase of a status, as in the `title` of bodies; empty if it has none.
pub(crate) fn reason(status: u16) -> &'static str {
    match status {
        // RFC 9110 names them anew.
        413 => "Content Too Large",
        422 => "Unprocessable Content",
        _ => http::StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason()).unwrap_or_default(),
    }
}

/// One sentence about repeating the request.
pub(crate) fn retry(entry: &Entry) -> String {
    let advice = match (entry.spec.retryable, &own_retry_after(entry)) {
        (false, _) => "Do not repeat the request unchanged.".to_owned(),
        (true, None) => "The same request may succeed later. Wait longer after every failure.".to_owned(),
        (true, Some(RetryAfterDef::Seconds(seconds))) => {
            format!("The same request may succeed after {seconds} seconds. `Retry-After` has this number.")
        }
        (true, Some(RetryAfterDef::Field(_))) => {
            "The same request may succeed after the number of seconds in `Retry-After`.".to_owned()
        }
    };
    match &entry.spec.status_from {
        Some(from) if from.retryable_follows => {
            let status = entry.spec.status;
            format!("{advice} This is for {status}; other statuses have their own advice.")
        }
        _ => advice,
    }
}

/// The `Retry-After` that the service promises. The runtime has codes of the same name, which need not have it.
fn own_retry_after(entry: &Entry) -> Option<RetryAfterDef> {
    let own: Vec<SpecDef> = entry.each_alone().filter(|it| !it.is_built_in()).map(|it| it.spec).collect();
    let own = merged(&own.iter().collect::<Vec<_>>());
    own.map_or_else(|| entry.spec.retry_after.clone(), |own| own.retry_after)
}

/// The public text, with `{field}` for a value that is known only at run time.
pub(crate) fn message(entry: &Entry) -> Option<String> {
    entry.spec.message.as_ref().map(shown)
}

/// A template with `{field}` for each value, without the way to format it.
pub(crate) fn shown(template: &Template) -> String {
    template.fill(|placeholder| format!("{{{}}}", placeholder.name))
}

/// The entry in one line: its summary, or else a message that is a sentence, or else the words of its code.
pub(crate) fn headline(entry: &Entry) -> String {
    let written = entry
        .spec
        .message
        .as_ref()
        .filter(|message| entry.spec.message_from != Some(MessageFrom::Fixed) && !message.has_placeholders());
    let written = || written.map(shown);
    let headline = entry.docs.summary.clone().or_else(written).unwrap_or_else(|| sentence(&entry.spec.code));
    let own = entry.variants.iter().filter_map(|variant| variant.own.docs.as_ref()?.summary.as_ref());
    let others: BTreeSet<&String> = own.filter(|summary| **summary != headline).collect();
    match others.len() {
        0 => headline,
        1 => format!("{headline} (and 1 other case)"),
        more => format!("{headline} (and {more} other cases)"),
    }
}

/// What an entry is about, from the name of the first type that declares it: `PaymentError` as `Payment`.
pub(crate) fn group(entry: &Entry) -> String {
    let Some(first) = entry.variants.iter().find(|variant| !variant.path.is_built_in()) else {
        return "General".to_owned();
    };
    let name = &first.path.ty;
    sentence(
        name.strip_suffix("Error").or_else(|| name.strip_suffix("Errors")).filter(|it| !it.is_empty()).unwrap_or(name),
    )
}

/// The words of a code in lower case.
pub(crate) fn words(code: &str) -> Vec<String> {
    let spaced = code.replace(|c: char| !c.is_alphanumeric(), "_");
    let snake = Case::Snake.apply(&spaced);
    snake.split('_').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Words that are always written in upper case.
const ACRONYMS: [&str; 6] = ["api", "http", "json", "uri", "url", "uuid"];

/// `email_not_verified` as `Email not verified`.
pub(crate) fn sentence(code: &str) -> String {
    let cased = |word: String| if ACRONYMS.contains(&word.as_str()) { word.to_uppercase() } else { word };
    let text = words(code).into_iter().map(cased).collect::<Vec<_>>().join(" ");
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{group, sentence};
    use crate::catalog::{Entry, ErrorPath, Variant};

    #[test]
    fn a_group_is_the_name_of_a_type_in_words() {
        for (ty, words) in [
            ("PaymentError", "Payment"),
            ("CardErrors", "Card"),
            ("QuotaExceeded", "Quota exceeded"),
            ("Error", "Error"),
        ] {
            let path = ErrorPath { package: "shop".to_owned(), ty: ty.to_owned(), ..ErrorPath::default() };
            let variants = vec![Variant { path, ..Variant::default() }];
            assert_eq!(group(&Entry { variants, ..Entry::default() }), words);
        }
        assert_eq!(group(&Entry::default()), "General");
    }

    #[test]
    fn a_code_can_be_read_as_words() {
        for (code, text) in [
            ("email_not_verified", "Email not verified"),
            ("EMAIL_NOT_VERIFIED", "Email not verified"),
            ("emailNotVerified", "Email not verified"),
            ("order/missing", "Order missing"),
            ("uri_too_long", "URI too long"),
            ("invalid-url", "Invalid URL"),
            ("billing.card:declined-2", "Billing card declined 2"),
        ] {
            assert_eq!(sentence(code), text);
        }
    }
}
