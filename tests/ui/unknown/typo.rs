use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(renam_all = "kebab-case")]
enum OrderError {
    #[api_error(staus = 404)]
    Shorter,
    #[api_error(stauts = 404)]
    NotFound,
    #[api_error(status = 409)]
    Closed {
        #[api_error(detials)]
        id: u32,
    },
}

fn main() {}
