use api_error::ApiError;

#[derive(Debug, ApiError)]
enum QuotaError {
    #[api_error(status = 429)]
    Daily {
        #[api_error(detail)]
        limit: u32,
        #[api_error(detail = "limit")]
        allowed: u32,
    },
    #[api_error(status = 429)]
    Monthly(#[api_error(detail = "")] u32, #[api_error(detail = 7)] u32, #[api_error(detail("limit"))] u32),
}

fn main() {}
