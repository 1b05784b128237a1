use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(header("Content-Type", "text/plain"))]
enum MethodError {
    #[api_error(status = 405, header("content-length", "0"))]
    Length,
    #[api_error(status = 405, header("Transfer-Encoding", "chunked"))]
    Encoding,
    #[api_error(status = 405, header("Keep-Alive", "timeout=5"))]
    Connection,
    #[api_error(status = 405, header("Content-Digest", "sha-256=:x:"))]
    Digest,
    #[api_error(status = 405, header("grpc-status", "5"))]
    Grpc,
    #[api_error(status = 405, header("X-Request-Id", "{id}"))]
    RequestId { id: u32 },
}

fn main() {}
