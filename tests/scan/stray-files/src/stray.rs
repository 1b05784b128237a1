#[derive(Debug, api_error::ApiError)]
pub enum StrayError {
    #[api_error(status = 404)]
    NotFound,
}
