use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 404, prefx = "order_")]
    NotFound,
}

fn main() {}
