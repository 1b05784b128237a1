#[derive(Debug, api_error::ApiError)]
pub enum FlatError {
    #[api_error(status = 404)]
    NotFound,
}
