use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    NotFound,
    #[api_error(code = "order_closed")]
    Closed { id: u32 },
    #[api_error(status = 410)]
    Gone,
    r#Type,
}

fn main() {}
