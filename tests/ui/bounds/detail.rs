use api_error::ApiError;

#[derive(Debug)]
struct Id(u32);

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 404)]
    NotFound {
        #[api_error(detail)]
        id: Id,
    },
}

fn main() {}
