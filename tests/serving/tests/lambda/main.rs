//! A Lambda function behind API Gateway: events in, what the gateway gets out. No connection is there to be tested.
#![expect(clippy::indexing_slicing, reason = "what is missing fails the test")]

mod answers;
mod app;
