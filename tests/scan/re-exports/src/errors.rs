#[derive(Debug, api_error::ApiError)]
pub enum CardError {
    #[api_error(status = 404)]
    NotFound,
}
