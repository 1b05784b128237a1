#[derive(Debug, api_error::ApiError)]
pub enum PaymentError {
    #[doc = include_str!("not_there.md")]
    #[api_error(status = 404)]
    Declined,
}
