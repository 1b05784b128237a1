use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 404)]
    NotFound(#[api_error(status = 404)] u32),
    #[api_error(status = 409)]
    Closed {
        #[api_error(detail, code = "id", prefix = "order_")]
        id: u32,
    },
}

fn main() {}
