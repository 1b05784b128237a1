//! The protocol of a request, which decides how its errors are answered.

use http::Request;

use crate::serve::Exchange;

/// Whether a request is plain HTTP or gRPC over HTTP.
#[derive(Clone, Copy, Debug)]
pub(super) enum Protocol {
    /// Errors are answered with a status and a body.
    Http,
    /// Errors are answered with a status of gRPC in the headers.
    #[cfg(feature = "tonic")]
    Grpc(crate::tonic::Call),
}

impl Protocol {
    /// Reads it from a request to a service that answers with a body of type `R`.
    #[cfg_attr(
        not(feature = "tonic"),
        expect(unused_variables, clippy::extra_unused_type_parameters, reason = "only tonic adds a second protocol")
    )]
    pub(super) fn of<B, R>(request: &Request<B>, exchange: &Exchange) -> Self {
        #[cfg(feature = "tonic")]
        if let Some(call) = crate::tonic::Call::of::<B, R>(request, exchange.route.template()) {
            return Self::Grpc(call);
        }
        Self::Http
    }
}
