use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 404, message = "No order {}.")]
    None,
    #[api_error(status = 404, message = "No order {}.")]
    One(u32),
    #[api_error(status = 404, message = "No order {:?} of {}.")]
    Two { order: u32, user: u32 },
}

fn main() {}
