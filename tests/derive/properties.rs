//! For any text and any values: templates give the text of `format!`, bodies the bytes of `serde_json`, and envelopes
//! can be decoded.

use std::borrow::Cow;
use std::fmt::Debug;

use api_error::__private as hidden;
use api_error::{ApiError, Details, Envelope, ErrorSpec, ErrorStatus, ErrorType, FieldError};
use api_error_syntax::{Piece, Placeholder, Template};
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};

fn config() -> ProptestConfig {
    ProptestConfig { cases: 400, failure_persistence: None, rng_seed: RngSeed::Fixed(2), ..ProptestConfig::default() }
}

/// Any text that is short enough for an answer to repeat all of it, with what is special to JSON, templates and headers more
/// often than chance would have it.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => any::<String>(),
        2 => prop::sample::select(vec![
            "{", "}", "{{", "}}", "\"", "\\", "\u{0}", "\u{1}", "\u{1f}", "\u{7f}", "\u{2028}", "\u{2029}", "\n", "\r",
            "\t", "\u{8}", "\u{c}", "é", "🦀", "null}", "{0}", "\\u0001", "</script>",
        ])
        .prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..4).prop_map(|pieces| {
        let mut text = pieces.concat();
        text.truncate((0..=text.len().min(256)).rev().find(|end| text.is_char_boundary(*end)).unwrap_or_default());
        text
    })
}

fn assert_same_bytes(error: &dyn ApiError, request_id: &str) {
    let envelope = error.envelope();
    assert_eq!(error.to_json(None), serde_json::to_string(&envelope).unwrap());
    let envelope = envelope.with_request_id(request_id);
    assert_eq!(error.to_json(Some(request_id)), serde_json::to_string(&envelope).unwrap());
    assert_eq!(error.to_json(Some(request_id)), envelope.to_json());
}

/// One struct per template, filled in by the derive and by `format!`.
macro_rules! templates {
    ($($name:ident $template:literal ($($field:ident: $ty:ty = $strategy:expr),*);)*) => {$(
        mod $name {
            use super::*;

            #[derive(Debug, Clone, ApiError)]
            #[api_error(status = 400, message = $template, param = $template)]
            struct Rendered { $($field: $ty),* }

            #[test]
            fn renders_as_format_does() {
                let fields = ($($strategy,)* text(),);
                TestRunner::new(config()).run(&fields, |fields| {
                    let ($($field,)* request_id,) = fields;
                    let expected = format!($template $(, $field = $field)*);
                    let error = Rendered { $($field),* };
                    prop_assert_eq!(&error.message(), &expected);
                    prop_assert_eq!(error.param(), Some(Cow::Owned(expected)));
                    assert_same_bytes(&error, &request_id);
                    Ok(())
                }).unwrap();
            }
        }
    )*};
}

templates! {
    one_text "{a}" (a: String = text());
    around "é {{ {a} }} \"\\\u{2028}" (a: String = text());
    twice "{a}{a}" (a: String = text());
    two "{a}, {{b}}: {b}!" (a: String = text(), b: char = any::<char>());
    four "{a}{b}{c}{d}" (a: String = text(), b: u8 = any::<u8>(), c: bool = any::<bool>(), d: i128 = any::<i128>());
    braces "{{{{{a}}}}}{b}{{}}" (a: String = text(), b: String = text());
    debug "{a:?} {a:#?}" (a: Option<String> = prop::option::of(text()));
    width "{a:>8}|{a:<8}|{a:^8}|{a:*^8}|{a:é>8}" (a: String = text());
    precision "{a:.3}|{a:8.3}|{a:.0}" (a: String = text());
    integer "{n:+}|{n:08}|{n:#x}|{n:#010b}|{n:o}|{n:X}|{n:<5}" (n: i64 = any::<i64>());
    float "{x}|{x:.2}|{x:e}|{x:E}|{x:+09.1}|{x:?}" (x: f64 = any::<f64>());
    spaces "{a }|{b:>4 }|{b: }" (a: String = text(), b: u8 = any::<u8>());
    hex_debug "{a:02x?}|{a:X?}" (a: Vec<u8> = prop::collection::vec(any::<u8>(), 0..40));
    literal "no field, {{but}} \"quotes\"\n" ();
}

#[derive(Debug, ApiError)]
#[api_error(status = 400, header("X-Text", "a{0}b"))]
struct InHeader(String);

/// Any template with any two values, filled in by the runtime.
#[derive(Debug)]
struct AtRunTime {
    spec: &'static [ErrorSpec],
    values: [String; 2],
}

impl AtRunTime {
    // The spec lives as long as the test; a derived spec lives as long as the program.
    fn new(template: &str, values: [String; 2]) -> Self {
        const MESSAGE: u32 = 1;
        let template: &'static str = template.to_owned().leak();
        let spec = hidden::spec("", 400, 0, "x", template, "", "", "", 0, MESSAGE);
        Self { spec: vec![spec].leak(), values }
    }
}

impl ApiError for AtRunTime {
    fn spec(&self) -> &'static ErrorSpec {
        &self.spec[0]
    }

    fn __view(&self) -> hidden::View<'_> {
        hidden::view(self.spec, hidden::a2(0, &self.values[0], &self.values[1]))
    }
}

/// A template in pieces: `None` is the next placeholder.
fn pieces() -> impl Strategy<Value = Vec<Option<String>>> {
    prop::collection::vec(prop_oneof![2 => text().prop_map(Some), 1 => Just(None)], 0..6)
}

fn escaped(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_runtime_renders_any_template(pieces in pieces(), values in [text(), text()]) {
        let (mut template, mut expected, mut used) = (String::new(), String::new(), 0);
        for piece in &pieces {
            match piece {
                Some(text) => {
                    template.push_str(&escaped(text));
                    expected.push_str(text);
                }
                None if used < 2 => {
                    template.push_str(["{0}", "{1}"][used]);
                    expected.push_str(&values[used]);
                    used += 1;
                }
                None => {}
            }
        }
        let error = AtRunTime::new(&template, values);
        prop_assert_eq!(error.message(), expected);
        assert_same_bytes(&error, "r");
    }

    #[test]
    fn a_header_is_legal_or_absent(text in text()) {
        let expected = format!("a{text}b");
        let legal = http::HeaderValue::from_str(&expected).is_ok() && expected.is_ascii();
        let error = InHeader(text);
        prop_assert_eq!(error.headers().next().map(|(_, value)| value.into_owned()), legal.then_some(expected));
        prop_assert_eq!(api_error::http::headers(&error).contains_key("x-text"), legal);
    }

    #[test]
    fn escaping_and_parsing_give_the_text_back(text in text()) {
        let template = Template::parse(escaped(&text)).unwrap();
        prop_assert_eq!(template.text(), text);
        prop_assert!(!template.has_placeholders());
    }

    #[test]
    fn any_text_is_a_template_or_a_fault(text in text()) {
        if let Ok(template) = Template::parse(text.clone()) {
            prop_assert_eq!(template.source(), &text);
            let again: String = template.pieces().iter().map(|piece| match piece {
                Piece::Text(text) => escaped(text),
                Piece::Placeholder(Placeholder { name, spec, .. }) if spec.is_empty() => format!("{{{name}}}"),
                Piece::Placeholder(Placeholder { name, spec, .. }) => format!("{{{name}:{spec}}}"),
            }).collect();
            let again = Template::parse(again).unwrap();
            prop_assert_eq!(again.pieces(), template.pieces());
        }
    }

    #[test]
    fn an_envelope_survives_a_round_trip(envelope in envelope()) {
        let body = envelope.to_json();
        prop_assert_eq!(&body, &serde_json::to_string(&envelope).unwrap());
        let decoded: Envelope = serde_json::from_str(&body).unwrap();
        prop_assert_eq!(&decoded, &envelope);
        let value = |body: &str| serde_json::from_str::<serde_json::Value>(body).unwrap();
        prop_assert_eq!(value(&decoded.to_json()), value(&body));
    }

    #[test]
    fn decoding_never_panics(body in text(), cut in any::<prop::sample::Index>(), envelope in envelope()) {
        let _ = serde_json::from_str::<Envelope>(&body);
        let whole = envelope.to_json();
        let cut = (0..=cut.index(whole.len())).rev().find(|at| whole.is_char_boundary(*at)).unwrap_or(0);
        prop_assert!(cut == whole.len() || serde_json::from_str::<Envelope>(&whole[..cut]).is_err());
    }

    #[test]
    fn texts_of_a_hand_written_spec_are_escaped_as_serde_json_does(message in text(), param in text()) {
        prop_assume!(!message.trim().is_empty() && !param.trim().is_empty());
        let spec = ErrorSpec::new(ErrorStatus::CONFLICT, "x")
            .with_message(message.leak())
            .with_param(param.leak());
        let spec: &'static ErrorSpec = Box::leak(Box::new(spec));
        assert_same_bytes(&ByHand(spec), "r");
    }
}

#[derive(Debug)]
struct ByHand(&'static ErrorSpec);

impl ApiError for ByHand {
    fn spec(&self) -> &'static ErrorSpec {
        self.0
    }
}

fn envelope() -> impl Strategy<Value = Envelope<'static>> {
    let cow = || text().prop_map(Cow::Owned);
    let optional = || prop::option::of(text().prop_map(Cow::Owned));
    let value = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        text().prop_map(Into::into),
        prop::collection::vec(text(), 0..3).prop_map(Into::into),
    ];
    // Members with the same name do not survive a round trip: only the last one remains.
    let details = prop::collection::vec((text(), value), 1..4).prop_map(|mut members| {
        let mut seen = std::collections::HashSet::new();
        members.retain(|(name, _)| seen.insert(name.clone()));
        let mut details = Details::new();
        details.extend(members);
        details
    });
    let errors = prop::collection::vec((text(), text(), prop::option::of(text())), 0..3).prop_map(|errors| {
        errors.into_iter().map(|(code, message, param)| FieldError::new(code, message, param)).collect::<Vec<_>>()
    });
    let head = (cow(), cow(), cow());
    (head, optional(), optional(), optional(), prop::option::of(details), errors).prop_map(
        |((error_type, code, message), param, doc_url, request_id, details, errors)| {
            let mut envelope = Envelope::new(ErrorType::ApiError, code, message);
            envelope.error_type = error_type;
            envelope.param = param;
            envelope.doc_url = doc_url;
            envelope.request_id = request_id;
            envelope.details = details;
            envelope.errors = errors;
            envelope
        },
    )
}
