#[derive(Debug, api_error::ApiError)]
pub enum PaymentError {
    #[cfg(feature = "a")]
    #[api_error(status = 404, code = "missing")]
    One,
    #[cfg(feature = "b")]
    #[api_error(status = 404, code = "missing")]
    Two,
}
