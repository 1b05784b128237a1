#[derive(Debug, api_error::ApiError)]
pub enum OutsideError {
    #[api_error(status = 404)]
    NotFound,
}
