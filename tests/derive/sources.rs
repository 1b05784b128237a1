//! `as_error`: the log gets the `Display` output and the source chain, if there are any.

use std::error::Error;
use std::fmt::{self, Debug, Display};
use std::sync::Arc;

use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(status = 404)]
struct NoError;

#[derive(Debug, ApiError)]
#[api_error(status = 404, message(display))]
struct OnlyDisplay;

impl Display for OnlyDisplay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("only display")
    }
}

#[derive(Debug, thiserror::Error, ApiError)]
enum Store {
    #[error("query failed")]
    #[api_error(status = 500)]
    Query(#[source] std::num::ParseIntError),
    #[error("pool closed")]
    #[api_error(status = 503)]
    Pool,
}

#[derive(Debug, ApiError)]
enum Outer {
    #[api_error(transparent)]
    Store(Store),
    #[api_error(transparent)]
    Boxed(Box<Store>),
    #[api_error(transparent)]
    Open(Arc<dyn ApiError + Send + Sync>),
    #[api_error(transparent)]
    NoError(NoError),
    #[api_error(status = 404)]
    Own,
}

#[derive(Debug, thiserror::Error, ApiError)]
enum Context {
    #[error("while paying")]
    #[api_error(transparent)]
    Paying(#[source] Store),
}

fn query() -> Store {
    Store::Query("x".parse::<u8>().unwrap_err())
}

fn chain(error: &dyn ApiError) -> Vec<String> {
    let mut chain = Vec::new();
    let mut next = error.as_error();
    while let Some(error) = next {
        chain.push(error.to_string());
        next = error.source();
    }
    chain
}

#[test]
fn a_type_that_is_no_error_has_none() {
    assert!(NoError.as_error().is_none());
    assert!(OnlyDisplay.as_error().is_none());
    assert!(Outer::Own.as_error().is_none());
    assert!(Outer::NoError(NoError).as_error().is_none());
}

#[test]
fn the_chain_of_a_type_that_is_an_error() {
    assert_eq!(chain(&query()), ["query failed", "invalid digit found in string"]);
    assert_eq!(chain(&Store::Pool), ["pool closed"]);
}

#[test]
fn forwards_find_the_error_within() {
    let expected = ["query failed", "invalid digit found in string"];
    assert_eq!(chain(&Outer::Store(query())), expected);
    assert_eq!(chain(&Outer::Boxed(Box::new(query()))), expected);
    assert_eq!(chain(&Outer::Open(Arc::new(query()))), expected);
    assert_eq!(chain(&&Outer::Open(Arc::new(query()))), expected);
}

#[test]
fn an_error_that_forwards_speaks_for_itself_first() {
    assert_eq!(chain(&Context::Paying(query())), ["while paying", "query failed", "invalid digit found in string"]);
    assert_eq!(Context::Paying(query()).code(), "query");
}

#[derive(Debug, ApiError)]
#[api_error(status = 400)]
struct Anything<T>(T);

impl<T> Display for Anything<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }
}

impl<T> Error for Anything<T> where Self: Debug {}

#[derive(Debug, ApiError)]
#[api_error(status = 400)]
struct Declared<T: Debug + Display>(T);

impl<T: Debug + Display> Display for Declared<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "declared {}", self.0)
    }
}

impl<T: Debug + Display> Error for Declared<T> {}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("inferred {0}")]
#[api_error(status = 400, message = "{0}")]
struct Inferred<T>(T);

#[derive(Debug, thiserror::Error, ApiError)]
enum Wrapping<S> {
    #[error("wrapping")]
    #[api_error(status = 500)]
    Io(#[source] S),
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("undeclared {0}")]
#[api_error(status = 400)]
struct Undeclared<T>(T);

#[derive(Debug, ApiError)]
#[api_error(status = 400)]
struct Specific<T>(T);

impl Display for Specific<u8> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "specific {}", self.0)
    }
}

impl Error for Specific<u8> {}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("borrowed {0}")]
#[api_error(status = 400)]
struct Borrowed<'a>(&'a str);

#[test]
fn generic_types_go_by_what_their_impl_knows() {
    let text = String::from("x");
    assert_eq!(chain(&Anything(text.clone())), ["anything"]);
    assert_eq!(chain(&Declared(1)), ["declared 1"]);
    assert_eq!(chain(&Inferred(1)), ["inferred 1"]);
    assert_eq!(chain(&Undeclared(1)), ["undeclared 1"]);
    assert_eq!(chain(&Wrapping::Io(std::io::Error::other("disk"))), ["wrapping", "disk"]);
    assert_eq!(chain(&Borrowed(&text)), ["borrowed x"]);
    assert_eq!(Anything(text).0, "x");
}

// A known limit: an impl for only some arguments.
#[test]
fn what_the_impl_does_not_know_is_not_found() {
    assert!(Specific(1_u8).as_error().is_none());
    assert_eq!(Specific(1_u8).to_string(), "specific 1");
}
