#[derive(Debug, api_error::ApiError)]
pub enum r#type {
    #[api_error(status = 404)]
    r#match,
    #[api_error(status = 404)]
    HTTPError,
    #[api_error(status = 404, code = "groesse")]
    Größe { r#type: u8 },
}
mod r#mod {
    #[derive(Debug, api_error::ApiError)]
    #[api_error(status = 404)]
    struct Inner;
}
