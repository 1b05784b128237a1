#[derive(Debug, api_error::ApiError)]
pub enum ManifestError {
    #[api_error(status = 404)]
    NotFound,
}
