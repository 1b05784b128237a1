use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(header("Content-Type", "text/plain"))]
enum MethodError {
    #[api_error(status = 405, header("content-length", "0"))]
    Length,
    #[api_error(status = 405, header("Transfer-Encoding", "chunked"))]
    Encoding,
}

fn main() {}
