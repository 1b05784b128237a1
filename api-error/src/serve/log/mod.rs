//! Who logs and counts an error, so that it happens exactly once.
//!
//! An error becomes a response in a *conversion* (`serve/convert.rs`). The response may then pass a *layer*
//! (`serve/exchange.rs`). The layer knows the request, so the layer logs wherever there is one:
//!
//! | the conversion runs | the conversion | the layer |
//! |---|---|---|
//! | inside of a layer | leaves an [`ErrorRecord`](record::ErrorRecord) in the response | logs, with request id, method, path and route |
//! | elsewhere in a process with a layer, in a spawned task for example | leaves a record that logs itself when it is dropped | logs first, if it sees the response |
//! | in a process without a layer | logs, and leaves nothing | |
//!
//! `nearest_layer.rs` tells these three cases apart and `conversion.rs` acts on them. `record.rs` holds the error on its
//! way to the layer; `snapshot.rs` copies an error that cannot travel. `report.rs` writes the event of `event.rs` and adds
//! to the counter of `counter.rs`. An event holds no error but a `logged_error.rs`: all code of the service, such as `Display`,
//! has run before a line begins.

pub(crate) mod conversion;
#[cfg(feature = "metrics")]
mod counter;
pub(crate) mod event;
pub(crate) mod logged_error;
pub(crate) mod nearest_layer;
pub(crate) mod record;
pub(crate) mod report;
mod snapshot;
