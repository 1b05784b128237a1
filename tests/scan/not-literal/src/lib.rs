const CODE: &str = "x";

#[derive(Debug, api_error::ApiError)]
pub enum ConstError {
    #[api_error(status = StatusCode::NOT_FOUND)]
    Status,
    #[api_error(status = 404, code = CODE)]
    Code,
    #[api_error(status = 404, code = concat!("a", "b"))]
    Concat,
}
