use api_error::{ApiError, error_responses};

#[derive(Debug, ApiError)]
enum PaymentError {
    #[api_error(status = 402)]
    CardDeclined,
    #[api_error(status = 404)]
    NotFound { id: u64 },
}

error_responses! {
    pub CreatePayment = PaymentError::[CardDeclined, NotFond];
    pub ShowPayment = PaymentError::[NotFound]
}

fn main() {}
