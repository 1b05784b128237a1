#[derive(Debug, api_error::ApiError)]
pub enum SizeError {
    #[api_error(status = 404)]
    NotFound,
}
