//! A Lambda function behind API Gateway: events in, what the gateway gets out. No connection is there to be tested.

mod answers;
mod app;
