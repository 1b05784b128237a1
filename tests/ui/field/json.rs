use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 409)]
    Late {
        #[api_error(detail, json = "datetime")]
        due: String,
        #[api_error(detail, json = "[strings]")]
        names: String,
        #[api_error(detail, json = "string or null")]
        note: String,
        #[api_error(detail, json)]
        id: String,
    },
    #[api_error(status = 404)]
    NotFound(#[api_error(json = "uuid")] String),
    #[api_error(status = 410, json = "uuid")]
    Gone,
}

fn main() {}
