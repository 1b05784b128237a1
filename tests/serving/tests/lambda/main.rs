//! A Lambda function behind API Gateway: events in, what the gateway gets out. There is no connection, so that the suite of the other frameworks does not apply.
#![expect(clippy::indexing_slicing, reason = "what is missing fails the test")]

mod answers;
mod app;
