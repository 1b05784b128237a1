use api_error::{ApiError, error_responses};

#[derive(Debug, ApiError)]
enum PaymentError {
    #[api_error(status = 402)]
    CardDeclined,
}

error_responses! { pub CreatePayment = [PaymentError::CardDeclined] }

fn main() {}
