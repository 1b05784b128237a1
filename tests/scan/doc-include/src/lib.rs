#[derive(Debug, api_error::ApiError)]
/// Before.
#[doc = include_str!("docs/payment.md")]
pub enum PaymentError {
    #[doc = concat!("Joined ", "words.")]
    #[doc = include_str!("docs/declined.md")]
    #[api_error(status = 404)]
    Declined,
    #[cfg_attr(not(test), doc = include_str!("docs/declined.md"))]
    #[doc(hidden)]
    #[api_error(status = 409)]
    Conditional,
}
