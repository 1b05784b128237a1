#[derive(Debug, api_error::ApiError)]
pub enum DeepError {
    #[api_error(status = 404)]
    NotFound,
}
