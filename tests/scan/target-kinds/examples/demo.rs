#[derive(Debug, api_error::ApiError)]
pub enum ExampleError {
    #[api_error(status = 404)]
    NotFound,
}
fn main() {}
