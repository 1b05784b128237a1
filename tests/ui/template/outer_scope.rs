use api_error::ApiError;

pub const SECRET: &str = "hunter2";

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 404, message = "no {SECRET}")]
    NotFound,
}

fn main() {}
