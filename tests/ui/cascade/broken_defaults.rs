use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(prefix = "order ", types("order error"), header("Allow:", "GET"))]
enum OrderError {
    #[api_error(type = "order_error")]
    NotFound,
    #[api_error(status = 404)]
    Größe,
    #[api_error(status = 404, type = "auth_error", code = "closed")]
    Closed,
}

fn main() {}
