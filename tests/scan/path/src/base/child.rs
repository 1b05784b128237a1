#[derive(Debug, api_error::ApiError)]
pub enum BasedError {
    #[api_error(status = 404)]
    NotFound,
}
