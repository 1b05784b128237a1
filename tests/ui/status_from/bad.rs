use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(status_from = status)]
enum Upstream {
    #[api_error(status = 502, status_from = stauts)]
    Unknown { status: u16 },
    #[api_error(status = 502, status_from = "status")]
    Quoted { status: u16 },
    #[api_error(status = 502, status_from = 0)]
    Index(u16),
    #[api_error(status = 502, status_from)]
    NoValue { status: u16 },
    #[api_error(status_from = status)]
    NoStatus { status: u16 },
    #[api_error(status = 502, status_from = status, expose)]
    Expose { status: u16 },
    #[api_error(transparent, status_from = status)]
    Transparent { status: Inner },
    #[api_error(status = 502, code = "same", shared, status_from = .0)]
    Same(u16),
    #[api_error(status = 502, code = "same", shared)]
    Other(u16),
}

#[derive(Debug, ApiError)]
#[api_error(status = 404)]
struct Inner;

fn main() {}
