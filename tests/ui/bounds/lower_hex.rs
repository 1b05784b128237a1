use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 404, message = "No order {id:x}.")]
    NotFound { id: String },
}

fn main() {}
