#[derive(Debug, api_error::ApiError)]
pub enum A {
    #[api_error(status = 404)]
    NotFound,
}
