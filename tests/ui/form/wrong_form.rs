use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(types = "order_error")]
enum OrderError {
    #[api_error(status(404))]
    NotFound,
    #[api_error(status = 409, alias = "closed_order")]
    Closed,
    #[api_error(status = 410, alias)]
    Gone,
    #[api_error(status = 405, header = "GET")]
    Method,
    #[api_error(status = 400, allow)]
    Bad,
}

fn main() {}
