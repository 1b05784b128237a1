//! The section "Call it" of the README, in Rust.

use api_error::reqwest::{SendWithRetry, Sender};

#[tokio::main]
async fn main() {
    let request = reqwest::Client::new().get("http://127.0.0.1:3000/orders/8");
    match request.send_with_retry(&Sender::new()).await {
        Ok(response) => println!("{}", response.status()),
        Err(error) if error.code() == Some("order_not_found") => println!("There is no such order."),
        Err(error) => println!("{error} (attempts: {})", error.attempts()),
    }
}
