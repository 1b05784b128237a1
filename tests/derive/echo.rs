//! What a request says comes back in part only: 256 bytes of each field, however the error writes it.

use std::borrow::Cow;
use std::fmt;

use api_error::{ApiError, ErrorSpec, ErrorStatus, FieldError, ValidationErrors};

#[derive(Debug, ApiError)]
enum Echo {
    #[api_error(status = 409, message = "No {text}.", param = "{text}", header("X-Echo", "{text}"))]
    Plain { text: String },
    #[api_error(status = 409, message = "No {text:?}.", param = "{text:?}", header("X-Echo", "{text:?}"))]
    Formatted { text: String },
    #[api_error(status = 409, message = "{0} and {1}", header("X-Echo", "{0}, {1}"))]
    Two(String, String),
    #[api_error(status = 409, message(display))]
    Shown { text: String },
    #[api_error(transparent)]
    Inner(Box<dyn ApiError>),
}

impl fmt::Display for Echo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shown { text } => f.write_str(text),
            _ => f.write_str("echo"),
        }
    }
}

#[derive(Debug)]
struct ByHand(String);

static BY_HAND: ErrorSpec = ErrorSpec::new(ErrorStatus::CONFLICT, "by_hand").with_message("No.").with_param("name");

impl ApiError for ByHand {
    fn spec(&self) -> &'static ErrorSpec {
        &BY_HAND
    }

    fn message(&self) -> Cow<'_, str> {
        Cow::Borrowed(&self.0)
    }

    fn param(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Owned(self.0.clone()))
    }

    fn errors(&self) -> Vec<FieldError<'_>> {
        (0..300).map(|_| FieldError::new(&*self.0, &*self.0, Some(&*self.0))).collect()
    }
}

#[test]
fn no_answer_repeats_more_than_256_bytes_of_a_field() {
    for text in ["a", "é", "\u{1f600}", "\u{1}"].map(|text| text.repeat(100_000)) {
        let unit = text.chars().next().unwrap_or_default();
        for error in [
            Echo::Plain { text: text.clone() },
            Echo::Formatted { text: text.clone() },
            Echo::Two(text.clone(), text.clone()),
            Echo::Shown { text: text.clone() },
            Echo::Inner(Box::new(Echo::Plain { text: text.clone() })),
            Echo::Inner(Box::new(ByHand(text.clone()))),
        ] {
            let body: serde_json::Value = serde_json::from_str(&error.to_json(None)).unwrap();
            for part in [&body["message"], &body["param"], &body["errors"][99]["message"], &body["errors"][99]["param"]]
            {
                let part = part.as_str().unwrap_or_default();
                let run = part.split(|ch| ch != unit).map(str::len).max();
                assert!(run <= Some(256) && part.len() <= 2 * 256 + 5, "{} bytes", part.len());
            }
            let envelope = serde_json::to_value(error.envelope()).unwrap();
            assert_eq!(envelope, body, "every way to a body has the same limits");
            assert!(error.headers().all(|(_, value)| value.len() <= 2 * 256 + 2));
        }
    }
}

#[test]
fn short_and_fixed_texts_stay_whole() {
    let text = "a".repeat(256);
    let error = Echo::Plain { text: text.clone() };
    assert_eq!(error.message(), format!("No {text}."));
    assert_eq!(error.headers().next(), Some(("X-Echo", text.into())));
}

#[test]
fn a_path_has_no_invisible_characters() {
    let mut inner = ValidationErrors::new();
    inner.add("na\u{200b}me", "required", "Required.");
    inner.add(format!("list[{}]", "k".repeat(1_000)), "required", "Required.");
    let mut errors = ValidationErrors::new();
    errors.nest("us\u{202e}er\u{61c}s[\u{e0041}\u{ad}7]", inner);
    let paths: Vec<_> = errors.errors().into_iter().filter_map(|error| error.param).collect();
    assert_eq!(paths[0], "users[7].name");
    assert_eq!(paths[1].len(), 256);
}

#[test]
fn the_first_hundred_errors_are_sent() {
    let mut errors = ValidationErrors::new();
    for number in 0..100 {
        errors.add(format!("items[{number}]"), "required", "Required.");
    }
    assert_eq!((errors.envelope().errors.len(), errors.envelope().more_errors), (100, 0));
    assert!(!errors.to_json(None).contains("more_errors"));
    errors.add("one", "too_many", "Too many.");
    let body: serde_json::Value = serde_json::from_str(&errors.to_json(None)).unwrap();
    assert_eq!((body["errors"].as_array().map(Vec::len), body["more_errors"].as_u64()), (Some(100), Some(1)));
    let read: api_error::Envelope = serde_json::from_value(body).unwrap();
    assert_eq!((read.errors.len(), read.more_errors), (100, 1));
    assert_eq!((errors.len(), errors.errors().len()), (101, 101), "the log sees all of them");
}
