use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(types("card_error", "bank_error", "card_error"))]
enum PaymentError {
    #[api_error(status = 402)]
    Declined,
}

fn main() {}
