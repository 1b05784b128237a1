use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 404, message = "no {user.name}")]
    Path { user: u32 },
    #[api_error(status = 404, message = "no {user + 1}")]
    Expression { user: u32 },
    #[api_error(status = 404, message = "no {1user}")]
    Digit { user: u32 },
    #[api_error(status = 404, message = "no {-0}")]
    Negative(u32),
    #[api_error(status = 404, message = "a { note } and {\"json\": {user}}")]
    Json { user: u32 },
}

fn main() {}
