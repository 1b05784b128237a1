//! Public texts: fixed sentences, literals, templates with every style of field, and `Display`.

use std::fmt;

use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(status = 400)]
enum Text {
    Fixed,
    #[api_error(message = "Größe {{x}} ist \"ungültig\" \u{2028}\n🦀.")]
    Literal,
    #[api_error(message = "{name}: {r#type}, {name}, {{{name}}}", param = "{{{name}}}[{type:03}]")]
    Named {
        name: &'static str,
        r#type: u8,
        #[cfg(any())]
        elsewhere: u8,
    },
    #[api_error(message = "{1:?} before {0}", param = "{1}")]
    Tuple(u8, &'static str),
    #[api_error(message = "{value:>8.3}|{value:<+8.1}|{value:^08}|{value:e}")]
    Spec {
        value: f64,
    },
    #[api_error(message = "{value:#x} {value:#010b} {value:o} {value:X} {value:#?}")]
    Radix {
        value: u32,
    },
    #[api_error(message = "{a}{b}{c}{d}{e}{f}", param = "{f}{e}{d}{c}{b}{a}")]
    Many {
        a: u8,
        b: u8,
        c: u8,
        d: u8,
        e: u8,
        f: u8,
    },
    #[api_error(message = "{größe}")]
    NonAscii {
        größe: u8,
    },
}

#[test]
fn every_text_is_what_format_would_make_of_it() {
    let (value, radix) = (1.5_f64, 171_u32);
    let expected = [
        (Text::Fixed, "The request is not valid.".to_owned()),
        (Text::Literal, "Größe {x} ist \"ungültig\" \u{2028}\n🦀.".to_owned()),
        (Text::Named { name: "é", r#type: 7 }, "é: 7, é, {é}".to_owned()),
        (Text::Tuple(3, "x\"y"), "\"x\\\"y\" before 3".to_owned()),
        (Text::Spec { value }, format!("{value:>8.3}|{value:<+8.1}|{value:^08}|{value:e}")),
        (Text::Radix { value: radix }, format!("{radix:#x} {radix:#010b} {radix:o} {radix:X} {radix:#?}")),
        (Text::Many { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6 }, "123456".to_owned()),
        (Text::NonAscii { größe: 9 }, "9".to_owned()),
    ];
    for (error, text) in expected {
        assert_eq!(error.message(), text, "{error:?}");
        assert_eq!(error.envelope().message, text, "{error:?}");
        let body: serde_json::Value = serde_json::from_str(&error.to_json(None)).unwrap();
        assert_eq!(body["message"], text, "{error:?}");
    }
}

#[test]
fn params_are_templates_too() {
    let param = |error: Text| error.param().map(std::borrow::Cow::into_owned);
    assert_eq!(param(Text::Fixed), None);
    assert_eq!(param(Text::Named { name: "é", r#type: 7 }).as_deref(), Some("{é}[007]"));
    assert_eq!(param(Text::Tuple(3, "x\"y")).as_deref(), Some("x\"y"));
    assert_eq!(param(Text::Many { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6 }).as_deref(), Some("654321"));
}

#[test]
fn a_text_without_fields_is_borrowed() {
    assert!(matches!(Text::Literal.message(), std::borrow::Cow::Borrowed(_)));
    assert!(Text::Literal.spec().has_fixed_message());
    assert!(!Text::Tuple(1, "").spec().has_fixed_message());
}

#[derive(Debug, ApiError)]
#[api_error(message(display))]
#[expect(dead_code, reason = "`Debug` reads it")]
enum Shown {
    #[api_error(status = 404)]
    Inherits { id: u8 },
    #[api_error(status = 404, message = "Written.")]
    Written,
    #[api_error(status = 404, message = "{id:03}", param = "{id}")]
    Template { id: u8 },
    #[api_error(status = 404, param = "{id:03}", header("X-Id", "{id}"))]
    Param { id: u8 },
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "shown \"{self:?}\"")
    }
}

#[test]
fn display_is_the_text_where_none_is_written() {
    assert_eq!(Shown::Inherits { id: 1 }.message(), "shown \"Inherits { id: 1 }\"");
    assert_eq!(Shown::Written.message(), "Written.");
    assert_eq!(Shown::Template { id: 7 }.message(), "007");
    let error = Shown::Param { id: 7 };
    assert_eq!(error.message(), "shown \"Param { id: 7 }\"");
    assert_eq!(error.param().as_deref(), Some("007"));
    assert_eq!(error.headers().collect::<Vec<_>>(), [("X-Id", "7".into())]);
    assert!(error.to_json(None).contains(r#""message":"shown \"Param { id: 7 }\"","param":"007""#));
    assert_eq!(Shown::Inherits { id: 1 }.spec().message, "");
}

#[derive(Debug)]
struct Fails;

impl fmt::Display for Fails {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("half\"")?;
        Err(fmt::Error)
    }
}

#[derive(Debug, ApiError)]
#[api_error(status = 400, message = "<{0}>", param = "{0:?}")]
struct Failing(Fails);

#[test]
fn a_display_that_fails_never_breaks_the_body() {
    let body: serde_json::Value = serde_json::from_str(&Failing(Fails).to_json(Some("req_1"))).unwrap();
    assert!(body["message"].as_str().unwrap().starts_with("<half\""), "{body}");
    assert_eq!(body["request_id"], "req_1");
}

#[derive(Debug, ApiError)]
#[api_error(status = 400, message = "\u{1}{0}\u{1}", param = "\u{1}")]
struct Control(u8);

#[test]
fn control_characters_of_a_template_are_no_holes() {
    assert_eq!(
        Control(7).to_json(None),
        r#"{"type":"validation_error","code":"control","message":"\u00017\u0001","param":"\u0001","doc_url":null,"request_id":null}"#
    );
}
