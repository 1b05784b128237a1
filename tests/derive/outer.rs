//! `transparent = field` beside other fields, and a message of the outer error.

use std::fmt;
use std::sync::Arc;

use api_error::{ApiError, CatalogItem, HasCatalog, Shape, catalog};

#[derive(Debug, ApiError)]
#[api_error(doc_url = "https://x.dev/{code}", header("X-Kind", "store"))]
enum Store {
    #[api_error(status = 404, param = "id", message = "No row {id}.")]
    Missing {
        #[api_error(detail)]
        id: u32,
    },
    #[api_error(status = 503, retry_after = 5, message = "The store is down.")]
    Down,
}

#[derive(Debug, ApiError)]
#[expect(dead_code, reason = "the fields are beside the one that counts")]
enum Outer<E> {
    #[api_error(transparent = inner)]
    Named { trace: String, inner: Store },
    #[api_error(transparent = 1)]
    Second(String, Box<Store>),
    #[api_error(transparent = .0)]
    First(Arc<Store>, Vec<u8>),
    #[api_error(transparent = r#in)]
    Raw { r#in: E, other: u8 },
    #[api_error(transparent, message = "The order {{was}} not saved.")]
    Fixed(E),
    #[api_error(transparent = inner, message = "{trace}: \"{code:>4}\" failed.")]
    Template { trace: String, code: u16, inner: Store },
    #[api_error(transparent = inner, message = "{trace} failed.")]
    Plain { trace: &'static str, inner: Store },
    #[api_error(transparent = inner, message = "{trace} failed.", expose)]
    Exposed { trace: &'static str, inner: Store },
    #[api_error(transparent = 1, message(display))]
    Display(&'static str, Store),
    #[api_error(transparent = inner)]
    Again { inner: Box<Self>, depth: u8 },
}

impl<E> fmt::Display for Outer<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("displayed")
    }
}

#[derive(Debug, ApiError)]
#[api_error(transparent = inner)]
struct Traced {
    trace: String,
    inner: Store,
}

/// Its text has more bytes than a value may have.
#[derive(Debug, ApiError)]
#[api_error(
    transparent,
    message = "The store says only that something is wrong, and nothing else that you could use. \
The store says only that something is wrong, and nothing else that you could use. \
The store says only that something is wrong, and nothing else that you could use. \
The store says only that something is wrong, and nothing else that you could use."
)]
struct Long(Store);

#[derive(Debug)]
struct ByHand(Long);

impl ApiError for ByHand {
    fn inner(&self) -> Option<&(dyn ApiError + '_)> {
        Some(&self.0)
    }
}

type Error = Outer<Store>;

fn missing() -> Store {
    Store::Missing { id: 7 }
}

/// Everything but the message.
fn facts(error: &dyn ApiError) -> String {
    let headers: Vec<_> = error.headers().collect();
    format!(
        "{} {} {} {:?} {:?} {:?} {:?} {headers:?} {:?} {:p}",
        error.status().as_u16(),
        error.error_type(),
        error.code(),
        error.param(),
        error.doc_url(),
        error.retry_after(),
        error.details(),
        error.is_retryable(),
        error.spec(),
    )
}

fn forwards() -> Vec<Error> {
    vec![
        Outer::Named { trace: "t".into(), inner: missing() },
        Outer::Second("t".into(), Box::new(missing())),
        Outer::First(Arc::new(missing()), Vec::new()),
        Outer::Raw { r#in: missing(), other: 1 },
        Outer::Again { inner: Box::new(Outer::Named { trace: "t".into(), inner: missing() }), depth: 1 },
    ]
}

#[test]
fn the_named_field_says_everything() {
    for outer in forwards() {
        assert_eq!(facts(&outer), facts(&missing()), "{outer:?}");
        assert_eq!(outer.to_json(Some("r")), missing().to_json(Some("r")), "{outer:?}");
    }
    let traced = Traced { trace: "t".into(), inner: Store::Down };
    assert_eq!(traced.to_json(None), Store::Down.to_json(None));
    assert_eq!(traced.trace, "t");
}

fn templates(inner: fn() -> Store) -> [(Error, &'static str); 5] {
    [
        (Outer::Fixed(inner()), "The order {was} not saved."),
        (Outer::Template { trace: "a".into(), code: 12, inner: inner() }, "a: \"  12\" failed."),
        (Outer::Plain { trace: "a", inner: inner() }, "a failed."),
        (Outer::Exposed { trace: "a", inner: inner() }, "a failed."),
        (Outer::Display("a", inner()), "displayed"),
    ]
}

#[test]
fn the_message_is_that_of_the_outer_error() {
    for (outer, message) in templates(missing) {
        assert_eq!(facts(&outer), facts(&missing()), "{outer:?}");
        assert_eq!(outer.message(), message);
        let expected = missing().to_json(Some("r")).replace("No row 7.", &message.replace('"', "\\\""));
        assert_eq!(outer.to_json(Some("r")), expected);
        assert_eq!(outer.envelope().with_request_id("r").to_json(), expected);
        assert_eq!((&&outer).to_json(Some("r")), expected);
        let again = Outer::<Store>::Again { inner: Box::new(outer), depth: 1 };
        assert_eq!(again.to_json(Some("r")), expected);
        assert_eq!(again.message(), message);
    }
}

#[test]
fn a_server_error_shows_run_time_text_only_with_expose() {
    let sentence = "The service is not available at the moment.";
    let expected = ["The order {was} not saved.", sentence, sentence, "a failed.", sentence];
    for ((outer, _), message) in templates(|| Store::Down).into_iter().zip(expected) {
        assert_eq!(facts(&outer), facts(&Store::Down), "{outer:?}");
        assert_eq!(outer.message(), message, "{outer:?}");
        assert_eq!(outer.to_json(None), Store::Down.to_json(None).replace("The store is down.", message));
        assert_eq!(outer.envelope().message, message);
    }
}

#[test]
fn values_are_cut_and_fixed_texts_are_not() {
    let error = Outer::<Store>::Plain { trace: Box::leak("x".repeat(300).into_boxed_str()), inner: missing() };
    assert_eq!(error.message().len(), 256 + " failed.".len());
    let long = Long(missing()).message().into_owned();
    assert!(long.len() > 256);
    for error in
        [&Long(missing()) as &dyn ApiError, &ByHand(Long(missing())), &Outer::Raw { r#in: Long(missing()), other: 0 }]
    {
        assert_eq!((error.message(), error.envelope().message), (long.as_str().into(), long.as_str().into()));
    }
}

#[test]
fn an_error_of_std_speaks_for_itself_and_any_other_lets_the_inner_one_speak() {
    #[derive(Debug, thiserror::Error, ApiError)]
    #[error("inside")]
    #[api_error(status = 500)]
    struct Inside;

    #[derive(Debug, thiserror::Error, ApiError)]
    #[error("{context}: {source}")]
    #[api_error(transparent = source, message = "Sorry.")]
    struct Spoken {
        context: &'static str,
        source: Inside,
    }

    #[derive(Debug, ApiError)]
    #[api_error(transparent, message = "Sorry.")]
    struct Silent(Inside);

    let spoken = Spoken { context: "outside", source: Inside };
    assert_eq!(spoken.as_error().unwrap().to_string(), "outside: inside");
    assert_eq!(Silent(Inside).as_error().unwrap().to_string(), "inside");
    assert_eq!(spoken.message(), "Sorry.");
    assert!(std::ptr::addr_eq(spoken.inner().unwrap(), &raw const spoken.source));
}

catalog! { static ERRORS = [Traced, Error]; }

#[test]
fn the_catalog_follows_the_named_field() {
    let codes: Vec<_> = ERRORS.iter().map(|spec| (spec.code, spec.message)).collect();
    assert_eq!(codes, [("missing", "No row {id}."), ("down", "The store is down.")]);
    assert!(!ERRORS.is_open());
    let own = Traced::CATALOG.iter().filter(|item| matches!(item, CatalogItem::Own(own) if own.specs.is_empty()));
    assert_eq!(own.count(), 1);
}

#[test]
fn a_packed_struct_has_a_message_too() {
    #[derive(Clone, Copy, Debug, ApiError)]
    #[api_error(status = 409)]
    struct Small;

    #[derive(Clone, Copy, Debug, ApiError)]
    #[repr(C, packed)]
    #[api_error(transparent = inner, message = "{trace} failed.")]
    struct Packed {
        trace: u32,
        inner: Small,
    }

    let packed = Packed { trace: 3, inner: Small };
    assert_eq!((packed.code(), packed.message().as_ref()), ("small", "3 failed."));
}

#[test]
fn any_shape_has_the_message_of_the_outer_error() {
    for (error, message) in templates(missing) {
        let body = Shape::NESTED.to_json(&error, Some("r"));
        let expected = Shape::NESTED.to_json(&missing(), Some("r"));
        assert_eq!(body, expected.replace("No row 7.", &message.replace('"', "\\\"")));
    }
    for error in [&Long(missing()) as &dyn ApiError, &ByHand(Long(missing()))] {
        assert!(Shape::NESTED.to_json(error, None).contains(error.message().as_ref()), "{error:?}");
    }
}
