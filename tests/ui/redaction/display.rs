use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("password hunter2 was refused")]
    #[api_error(status = 500, message(display))]
    Login,
}

fn main() {}
