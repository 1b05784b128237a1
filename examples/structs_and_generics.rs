//! Errors that are structs, and errors with type parameters.
//!
//! `cargo run --example structs_and_generics`

use std::fmt::Display;

use api_error::ApiError;

/// A struct takes the arguments of an enum and those of a variant.
#[derive(Debug, ApiError)]
#[api_error(status = 429, code = "quota_exceeded", retry_after = resets_in, header("X-Quota-Limit", "{limit}"))]
#[api_error(message = "Your plan allows {limit} requests a day.")]
struct QuotaExceeded {
    #[api_error(detail)]
    limit: u32,
    resets_in: u64,
}

/// A unit struct. Its code comes from its name.
#[derive(Debug, ApiError)]
#[api_error(
    status = 410,
    message = "This version of the API is gone.",
    header("Sunset", "Sat, 31 Oct 2026 23:59:59 GMT")
)]
struct VersionGone;

/// A tuple struct. Templates name its fields by number.
#[derive(Debug, ApiError)]
#[api_error(status = 415, message = "`{0}` is not a media type of this API.", param = "Content-Type")]
struct MediaTypeUnknown(String);

/// The templates decide the bounds: `Id: Display` here, and no bound for `Row`.
#[derive(Debug, ApiError)]
#[api_error(prefix = "record_")]
enum RecordError<Id, Row, Inner> {
    /// The record does not exist.
    #[api_error(status = 404, message = "There is no record {id}.", param = "id")]
    NotFound { id: Id },
    /// Another client changed the record first. The row is not sent.
    #[api_error(status = 409, message = "Version {expected:>04} is out of date.")]
    Conflict { expected: u32, row: Row },
    /// An error of the inner type.
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
