use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(message(inherit))]
enum OrderError {
    #[api_error(status = 404, message())]
    Empty,
    #[api_error(status = 404, message("No such order."))]
    Text,
    #[api_error(status = 404, message(display, debug))]
    Two,
    #[api_error(status = 404, message = display)]
    Value,
}

fn main() {}
