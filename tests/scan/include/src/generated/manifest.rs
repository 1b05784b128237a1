#[derive(Debug, ApiError)]
pub enum ManifestError {
    #[api_error(status = 404)]
    NotFound,
}
