#[derive(Debug, ApiError)]
pub enum B {
    #[api_error(status = 404)]
    NotFound,
}
