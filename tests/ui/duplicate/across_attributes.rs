use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(prefix = "order_")]
#[api_error(prefix = "orders_")]
enum OrderError {
    #[api_error(status = 404)]
    #[api_error(message = "No such order.", status = 410)]
    NotFound,
}

fn main() {}
