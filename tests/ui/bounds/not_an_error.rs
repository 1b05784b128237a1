use api_error::ApiError;

struct NotAnError;

fn send(error: impl ApiError) {
    let _ = error.to_json(None);
}

fn main() {
    send(NotAnError);
}
