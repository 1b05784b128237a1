use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(types("card_error"))]
enum PaymentError {
    #[api_error(status = 404, type = "validation_error", unchecked = "legacy clients")]
    NotFound,
    #[api_error(status = 500, unchecked = "legacy clients")]
    Broken,
    #[api_error(status = 402, type = "card_error", unchecked = "legacy clients")]
    Declined,
}

fn main() {}
