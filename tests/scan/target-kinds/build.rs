#[derive(Debug, api_error::ApiError)]
pub enum BuildError {
    #[api_error(status = 404)]
    NotFound,
}
fn main() {}
