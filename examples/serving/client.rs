//! A client of the service in `axum_service.rs`: matches on codes, shows errors of forms, and retries what is worth it.
//!
//! ```text
//! $ cargo run -p api-error-serving-examples --bin axum_service
//! $ cargo run -p api-error-serving-examples --bin client
//! order 7: A-1
//! order 8: there is none
//! a new order: count: lower than 1 / sku: length is lower than 1
//! a new order: only 0 pieces are left
//! an export: too many; again in 42 s (1 attempt)
//! the stock: 500 storage_failed: An internal error occurred. (2 attempts)
//! ```

use std::time::{Duration, SystemTime};

use api_error::client::RetryPolicy;
use api_error::reqwest::{CallError, SendWithRetry, Sender};
use reqwest::{Client, RequestBuilder};
use serde::Deserialize;

#[derive(Deserialize)]
struct Order {
    sku: String,
}

struct Shop {
    client: Client,
    sender: Sender,
    url: String,
}

impl Shop {
    fn get(&self, path: &str) -> RequestBuilder {
        self.client.get([&self.url, path].concat())
    }

    async fn order(&self, id: u32) -> Result<Option<Order>, CallError> {
        match self.sender.send_json(self.get(&format!("/orders/{id}"))).await {
            Ok(order) => Ok(Some(order)),
            // The status alone would also mean that the address is wrong.
            Err(error) if error.code() == Some("order_not_found") => Ok(None),
            Err(error) => Err(error),
        }
    }

    async fn place_order(&self, sku: &str, count: u32) -> Result<Order, String> {
        let body = format!(r#"{{"sku":"{sku}","count":{count}}}"#);
        let request = self.client.post([&self.url, "/orders"].concat()).header("content-type", "application/json");
        let error = match self.sender.send_json(request.body(body)).await {
            Ok(order) => return Ok(order),
            Err(error) => error,
        };
        let Some(failure) = error.api() else { return Err(error.to_string()) };
        if failure.code() == Some("out_of_stock") {
            return Err(format!("only {} pieces are left", failure.detail::<u32>("left").unwrap_or(0)));
        }
        let text = |error: api_error::FieldError<'_>| {
            format!("{}: {}", error.param.as_deref().unwrap_or("the order"), error.message)
        };
        let mut texts: Vec<String> = failure.field_errors().iter().map(text).collect();
        texts.sort();
        Err(texts.join(" / "))
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let policy = RetryPolicy::new().max_attempts(3).max_retry_after(Duration::from_secs(10));
    let url = std::env::var("URL").unwrap_or_else(|_| "http://127.0.0.1:3000".to_owned());
    let shop = Shop { client: Client::new(), sender: Sender::new().policy(policy), url };
    for id in [7, 8] {
        match shop.order(id).await? {
            Some(order) => println!("order {id}: {}", order.sku),
            None => println!("order {id}: there is none"),
        }
    }
    for (sku, count) in [("", 0), ("A-1", 1)] {
        match shop.place_order(sku, count).await {
            Ok(order) => println!("a new order: {}", order.sku),
            Err(text) => println!("a new order: {text}"),
        }
    }
    if let Err(error) = shop.get("/exports").send_with_retry(&shop.sender).await {
        let wait = error.api().and_then(|failure| failure.retry_after(SystemTime::now())).unwrap_or_default();
        println!("an export: too many; again in {} s ({} attempt)", wait.as_secs(), error.attempts());
    }
    if let Err(error) = shop.get("/stock").send_with_retry(&shop.sender).await {
        let failure = error.api().ok_or("no answer")?;
        let (code, message) = (failure.code().unwrap_or_default(), failure.message().unwrap_or_default());
        println!("the stock: {} {code}: {message} ({} attempts)", failure.status().as_u16(), error.attempts());
    }
    Ok(())
}
