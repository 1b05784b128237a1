use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(level = "warn")]
    NotFound,
    #[api_error(status = 409)]
    Closed {
        #[api_error(skip)]
        id: u32,
    },
}

fn main() {}
