use api_error::{ApiError, ErrorSpec, ErrorStatus};

#[derive(Debug)]
struct ByHand;

impl ApiError for ByHand {
    fn spec(&self) -> &'static ErrorSpec {
        static SPEC: ErrorSpec = ErrorSpec::new(ErrorStatus::GONE, "by_hand");
        &SPEC
    }
}

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(transparent)]
    ByHand(ByHand),
}

fn main() {}
