use api_error::{ApiError, catalog};

#[derive(ApiError)]
enum OrderError {
    #[api_error(status = 404, message = "No order {0}.", param = "{0:>3}")]
    NotFound(u32),
    #[api_error(status = 429, retry_after = wait)]
    TooMany {
        wait: u32,
        #[api_error(detail)]
        limit: u32,
    },
    #[api_error(status = 410)]
    Gone,
}

catalog! { static ERRORS = [OrderError]; }

fn main() {}
