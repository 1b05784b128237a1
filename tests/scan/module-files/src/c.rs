#[derive(Debug, api_error::ApiError)]
pub enum CError {
    #[api_error(status = 404)]
    NotFound,
}
