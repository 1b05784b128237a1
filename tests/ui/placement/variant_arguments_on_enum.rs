use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(
    status = 404,
    code = "order_error",
    param = "order",
    retry_after = 3,
    transparent,
    expose,
    shared,
    unchecked = "so",
    since = "1.0.0",
    sunset = "2027-06-30",
    replaced_by = "other",
    alias("former")
)]
enum OrderError {
    NotFound,
}

fn main() {}
