//! Errors that are structs, and errors with type parameters.
//!
//! `cargo run --example structs_and_generics`

use std::fmt::Display;

use api_error::ApiError;

/// A struct is container and variant in one.
#[derive(Debug, ApiError)]
#[api_error(status = 429, code = "quota_exceeded", retry_after = resets_in, header("X-Quota-Limit", "{limit}"))]
#[api_error(message = "Your plan allows {limit} requests a day.")]
struct QuotaExceeded {
    #[api_error(detail)]
    limit: u32,
    resets_in: u64,
}

/// A unit struct: the code follows from its name.
#[derive(Debug, ApiError)]
#[api_error(
    status = 410,
    message = "This version of the API is gone.",
    header("Sunset", "Sat, 31 Oct 2026 23:59:59 GMT")
)]
struct VersionGone;

/// A tuple struct: fields go by number.
#[derive(Debug, ApiError)]
#[api_error(status = 415, message = "`{0}` is not a media type of this API.", param = "Content-Type")]
struct MediaTypeUnknown(String);

/// The bounds follow from the templates: `Id: Display` here, nothing for `Row`.
#[derive(Debug, ApiError)]
#[api_error(prefix = "record_")]
enum RecordError<Id, Row, Inner> {
    /// Nothing there.
    #[api_error(status = 404, message = "There is no record {id}.", param = "id")]
    NotFound { id: Id },
    /// Somebody else was faster; the row goes nowhere.
    #[api_error(status = 409, message = "Version {expected:>04} is out of date.")]
    Conflict { expected: u32, row: Row },
    /// Whatever the inner type says.
    #[api_error(transparent)]
    Inner(Inner),
}

fn show(error: &(impl ApiError + ?Sized)) {
    println!("{} {}", error.status(), error.to_json(None));
    for (name, value) in error.headers() {
        println!("    {name}: {value}");
    }
}

fn by_id<Id: Display + std::fmt::Debug>(id: Id) -> RecordError<Id, (), VersionGone> {
    RecordError::NotFound { id }
}

fn main() {
    show(&QuotaExceeded { limit: 1000, resets_in: 3600 });
    show(&VersionGone);
    show(&MediaTypeUnknown("text/klingon".into()));
    show(&by_id(4711));
    show(&by_id("ada"));
    let conflict = RecordError::<u8, _, VersionGone>::Conflict { expected: 7, row: vec!["a secret"] };
    show(&conflict);
    if let RecordError::Conflict { row, .. } = &conflict {
        println!("    kept to ourselves: {row:?}");
    }
    show(&RecordError::<u8, (), _>::Inner(VersionGone));
}
