use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(prefix = "")]
enum OrderError {
    #[api_error(status = 404, code = "")]
    Code,
    #[api_error(status = 404, message = "  ")]
    Message,
    #[api_error(status = 404, type = "")]
    Type,
    #[api_error(status = 404, alias("old", ""))]
    Alias,
    #[api_error(status = 405, header("", "GET"))]
    HeaderName,
    #[api_error(status = 404, allow(missing-fix, reason = ""))]
    Reason,
}

fn main() {}
