use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error[status = 404]]
    NotFound,
    #[api_error { status = 409 }]
    Closed,
}

fn main() {}
