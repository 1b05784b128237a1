//! The protocol of a request, which decides how its errors are answered.

use http::HeaderMap;

/// Whether a request is plain HTTP or gRPC over HTTP.
#[derive(Clone, Copy, Debug)]
pub(super) enum Protocol {
    /// Errors are answered with a status and a body.
    Http,
    /// Errors are answered with a status of gRPC in the headers.
    #[cfg(feature = "tonic")]
    Grpc,
}

impl Protocol {
    /// Reads it from the headers of the request.
    #[cfg_attr(not(feature = "tonic"), expect(unused_variables, reason = "only tonic adds a second protocol"))]
    pub(super) fn of(headers: &HeaderMap) -> Self {
        #[cfg(feature = "tonic")]
        if crate::tonic::is_grpc(headers) {
            return Self::Grpc;
        }
        Self::Http
    }
}
