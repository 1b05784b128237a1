use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 404, shared, shared)]
    NotFound {
        #[api_error(detail, detail)]
        id: u32,
    },
}

fn main() {}
