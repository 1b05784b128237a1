use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 0x194)]
    A,
    #[api_error(status = 404u16)]
    B,
    #[api_error(status = 4_04)]
    C,
    #[api_error(status = (404))]
    D,
    #[api_error(status = '4')]
    E,
}

fn main() {}
