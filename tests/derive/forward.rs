//! Transparent variants: everything comes from the inner error.

use std::rc::Rc;
use std::sync::Arc;

use api_error::ApiError;

#[derive(Debug, ApiError)]
enum Inner {
    #[api_error(
        status = 429,
        code = "slow",
        message = "Slow {n}.",
        param = "p[{n}]",
        doc_url = "https://x.dev/{code}",
        retry_after = n,
        retryable = false,
        header("X-N", "{n}")
    )]
    Slow {
        #[api_error(detail)]
        n: u32,
    },
    #[api_error(status = 404, retry_after = 3, message = "{0:?}")]
    Gone(&'static str),
}

#[derive(Debug, ApiError)]
enum Middle {
    #[api_error(transparent)]
    Tuple(Inner),
    #[api_error(transparent)]
    Named { r#in: Box<Inner> },
    #[api_error(transparent)]
    Shared(Arc<Inner>),
    #[api_error(transparent)]
    Counted(Rc<Inner>),
    #[api_error(transparent)]
    Open(Box<dyn ApiError>),
    #[api_error(transparent)]
    Borrowed(&'static Inner),
    #[api_error(transparent)]
    Dynamic(&'static (dyn ApiError + Send + Sync)),
    #[api_error(status = 400, retry_after = .0)]
    #[expect(dead_code, reason = "makes the match on `retry_after` exist")]
    Own(u8),
}

#[derive(Debug, ApiError)]
enum Outer<E> {
    #[api_error(transparent)]
    Middle(Middle),
    #[api_error(transparent)]
    Generic(E),
    #[api_error(transparent)]
    Struct(Wrapper),
    #[api_error(transparent)]
    Again(Box<Self>),
}

#[derive(Debug, ApiError)]
#[api_error(transparent)]
struct Wrapper {
    inner: Middle,
}

fn assert_same(outer: &dyn ApiError, inner: &Inner) {
    assert!(std::ptr::eq(outer.spec(), inner.spec()), "{outer:?}");
    assert_eq!(outer.message(), inner.message());
    assert_eq!(outer.param(), inner.param());
    assert_eq!(outer.retry_after(), inner.retry_after());
    assert_eq!(outer.details(), inner.details());
    assert_eq!(outer.errors(), inner.errors());
    assert_eq!(outer.status(), inner.status());
    assert_eq!(outer.error_type(), inner.error_type());
    assert_eq!(outer.code(), inner.code());
    assert_eq!(outer.doc_url(), inner.doc_url());
    assert_eq!(outer.is_retryable(), inner.is_retryable());
    assert_eq!(outer.envelope(), inner.envelope());
    assert_eq!(outer.headers().collect::<Vec<_>>(), inner.headers().collect::<Vec<_>>());
    assert_eq!(outer.to_json(None), inner.to_json(None));
    assert_eq!(outer.to_json(Some("r")), inner.to_json(Some("r")));
}

static SLOW: Inner = Inner::Slow { n: 7 };

fn every_way_in() -> Vec<Middle> {
    let slow = || Inner::Slow { n: 7 };
    vec![
        Middle::Tuple(slow()),
        Middle::Named { r#in: Box::new(slow()) },
        Middle::Shared(Arc::new(slow())),
        Middle::Counted(Rc::new(slow())),
        Middle::Open(Box::new(slow())),
        Middle::Open(Box::new(Middle::Open(Box::new(&SLOW)))),
        Middle::Borrowed(&SLOW),
        Middle::Dynamic(&SLOW),
    ]
}

#[test]
fn one_level_through_every_pointer() {
    for middle in every_way_in() {
        assert_same(&middle, &SLOW);
    }
    assert_same(&Middle::Tuple(Inner::Gone("x")), &Inner::Gone("x"));
}

#[test]
fn three_levels() {
    for middle in every_way_in() {
        assert_same(&Outer::<Inner>::Middle(middle), &SLOW);
    }
    for inner in every_way_in() {
        assert_same(&Outer::<Inner>::Again(Box::new(Outer::Struct(Wrapper { inner }))), &SLOW);
    }
    assert_same(&Outer::Generic(Inner::Slow { n: 7 }), &SLOW);
    assert_same(&Outer::Again(Box::new(Outer::Again(Box::new(Outer::Generic(Inner::Gone("a")))))), &Inner::Gone("a"));
}

#[test]
fn the_inner_text_is_rendered_once() {
    assert_eq!(
        Outer::<Inner>::Middle(Middle::Tuple(Inner::Slow { n: 7 })).to_json(Some("r")),
        r#"{"type":"rate_limit_error","code":"slow","message":"Slow 7.","param":"p[7]","doc_url":"https://x.dev/slow","request_id":"r","details":{"n":7}}"#
    );
}
