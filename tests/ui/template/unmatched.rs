use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 404, message = "No order {id}}.")]
    Message { id: u32 },
    #[api_error(status = 404, param = "id}")]
    Param { id: u32 },
}

fn main() {}
