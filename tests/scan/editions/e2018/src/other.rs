#[derive(Debug, api_error::ApiError)]
pub enum OtherError {
    #[api_error(status = 404)]
    NotFound,
}
