use api_error::{ApiError, error_responses};

#[derive(Debug, ApiError)]
enum PaymentError {
    #[api_error(status = 402)]
    CardDeclined,
    #[api_error(status = 4)]
    Broken,
}

enum Plain {
    One,
}

// What does not compile is reported once, at its declaration.
error_responses! { CreatePayment = PaymentError::[CardDeclined] }
error_responses! { ShowPayment = Plain }
error_responses! { ListPayments = Plain::[One] }

fn main() {}
