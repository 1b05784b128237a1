use api_error::ApiError;

#[derive(Debug, ApiError)]
struct NotFound;

#[derive(Debug, ApiError)]
#[api_error(code = "order_closed")]
struct Closed {
    id: u32,
}

fn main() {}
