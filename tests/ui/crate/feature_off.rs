use api_error::ErrorLayer;
use api_error::axum::Json;

fn main() {
    let _ = api_error::tower::Service;
    let _ = api_error::RequestId::new();
}
