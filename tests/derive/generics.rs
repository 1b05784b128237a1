//! Type parameters, lifetimes, const parameters, bounds and where clauses.

use std::fmt::{Debug, Display};
use std::time::Duration;

use api_error::{ApiError, HasCatalog, catalog};
use serde::Serialize;

#[derive(Debug, ApiError)]
#[api_error(status = 400)]
struct Inner;

/// Each parameter is used in one way, so each needs exactly one bound.
#[derive(Debug, ApiError)]
#[api_error(status = 400)]
enum Inferred<D, P, H, W, S, F, U> {
    #[api_error(message = "{0}")]
    Display(D),
    #[api_error(param = "{0:?}")]
    Debug(P),
    #[api_error(header("X-Hex", "{0:x}"))]
    Hex(H),
    #[api_error(retry_after = .0)]
    Wait(W),
    Detail {
        #[api_error(detail)]
        detail: S,
    },
    #[api_error(transparent)]
    Forward(F),
    Unused(U),
}

#[derive(Debug)]
struct OnlyDebug;

type All = Inferred<char, OnlyDebug, u8, Duration, Vec<u8>, Inner, OnlyDebug>;

#[test]
fn bounds_are_inferred_from_use() {
    assert_eq!(All::Display('x').message(), "x");
    assert_eq!(All::Debug(OnlyDebug).param().as_deref(), Some("OnlyDebug"));
    assert_eq!(All::Hex(171).headers().next(), Some(("X-Hex", "ab".into())));
    assert_eq!(All::Wait(Duration::from_secs(2)).headers().count(), 1);
    assert!(All::Detail { detail: vec![1] }.to_json(None).ends_with(r#""details":{"detail":[1]}}"#));
    assert_eq!(All::Forward(Inner).code(), "inner");
    assert_eq!(All::Unused(OnlyDebug).code(), "unused");
}

#[derive(Debug, ApiError)]
#[api_error(status = 404, message = "{text} {array:?} {nested:?}", param = "{text}")]
struct Everything<'a, 'b: 'a, T: ?Sized + Debug = str, const N: usize = 2>
where
    Option<&'b T>: Debug,
{
    text: &'a str,
    array: [u8; N],
    nested: Option<&'b T>,
}

#[test]
fn every_kind_of_parameter() {
    let text = String::from("é");
    let error: Everything<'_, '_> = Everything { text: &text, array: [1, 2], nested: Some("x") };
    assert_eq!(error.message(), "é [1, 2] Some(\"x\")");
    assert_eq!(error.param().as_deref(), Some("é"));
}

/// The field's type has a parameter deep inside.
#[derive(Debug, ApiError)]
#[api_error(status = 404)]
enum Deep<K: Ord, V, const N: usize> {
    #[api_error(message = "{0:?}")]
    Map(std::collections::BTreeMap<K, Vec<Option<V>>>),
    Array {
        #[api_error(detail)]
        array: [u8; N],
    },
    #[api_error(transparent)]
    Again(Box<Self>),
    #[api_error(transparent)]
    Named(Box<Deep<K, V, N>>),
}

#[test]
fn parameters_inside_other_types_and_recursion() {
    let error = Deep::<u8, u8, 3>::Map([(1, vec![None])].into());
    assert_eq!(error.message(), "{1: [None]}");
    let error = Deep::<u8, u8, 3>::Again(Box::new(Deep::Named(Box::new(Deep::Array { array: [1, 2, 3] }))));
    assert!(error.to_json(None).ends_with(r#""details":{"array":[1,2,3]}}"#));
}

fn generic<T: Display + Debug + Serialize>(value: T) -> String {
    #[derive(Debug, ApiError)]
    #[api_error(status = 404, message = "{value}")]
    struct Local<T> {
        #[api_error(detail)]
        value: T,
    }
    Local { value }.to_json(None).into_owned()
}

#[test]
fn inside_a_generic_function() {
    assert!(generic(7).contains(r#""message":"7""#));
    assert!(generic("x").ends_with(r#""details":{"value":"x"}}"#));
}

mod associated {
    use super::{ApiError, Debug, Display};

    pub(super) trait Backend: Debug {
        type Fault: Display + Debug;
    }

    #[derive(Debug)]
    pub(super) struct Memory;

    impl Backend for Memory {
        type Fault = u8;
    }

    #[derive(Debug, ApiError)]
    pub(super) enum Failure<B: Backend> {
        #[api_error(status = 400, message = "{0}")]
        Fault(B::Fault),
        #[api_error(status = 400)]
        Unused(B),
    }
}

#[test]
fn associated_types() {
    assert_eq!(associated::Failure::<associated::Memory>::Fault(3).message(), "3");
    assert_eq!(associated::Failure::Unused(associated::Memory).code(), "unused");
}

catalog! { static ERRORS = [All, Everything<'static, 'static>, Deep<u8, u8, 0>]; }

#[test]
fn the_catalog_of_a_generic_type() {
    assert_eq!(ERRORS.len(), 10);
    assert_eq!(<Everything<'static, 'static> as HasCatalog>::CATALOG.len(), 1);
}
