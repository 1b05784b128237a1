#[derive(Debug, api_error::ApiError)]
pub enum MoreError {
    #[api_error(status = 404)]
    NotFound,
}
