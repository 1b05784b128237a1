use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(codes(pub CardCode))]
enum CardError {
    #[api_error(status = 402)]
    Declined,
    #[api_error(status = 500)]
    Other,
}

fn main() {
    let _ = CardCode::from("declined");
}
