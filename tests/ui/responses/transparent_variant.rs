use api_error::{ApiError, error_responses};

#[derive(Debug, ApiError)]
enum PaymentError {
    #[api_error(status = 402)]
    CardDeclined,
    #[api_error(transparent)]
    Auth(SignedOut),
}

#[derive(Debug, ApiError)]
#[api_error(status = 401)]
struct SignedOut;

error_responses! { CreatePayment = PaymentError::[CardDeclined, Auth] }

fn main() {}
