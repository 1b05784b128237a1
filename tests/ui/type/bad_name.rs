use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(types(
    "card error",
    "kärte",
    "1_error",
    "a_name_that_is_much_longer_than_the_sixty_four_bytes_that_are_allowed"
))]
enum PaymentError {
    #[api_error(status = 402)]
    Declined,
}

fn main() {}
