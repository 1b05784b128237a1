use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(types("card_error"))]
enum PaymentError {
    #[api_error(status = 400, type = "validaton_error")]
    Typo,
    #[api_error(status = 402, type = "cards_error")]
    TypoOfOwn,
    #[api_error(status = 402, type = "payment")]
    Far,
}

#[derive(Debug, ApiError)]
#[api_error(status = 404, type = "ValidationError")]
enum OrderError {
    NotFound,
}

fn main() {}
