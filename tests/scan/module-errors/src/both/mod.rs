#[derive(Debug, api_error::ApiError)]
pub enum B {
    #[api_error(status = 404)]
    NotFound,
}
