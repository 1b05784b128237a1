#[derive(Debug, api_error::ApiError)]
pub enum BesideError {
    #[api_error(status = 404)]
    NotFound,
}
