//! A function on AWS Lambda behind API Gateway: a handler that returns errors, with the layer around it. It answers every
//! request; an invocation fails only if the platform ends it.
//!
//! The function gets its events from the Lambda runtime. To try it, run it behind the runtime interface emulator:
//!
//! ```text
//! $ cargo build --release -p api-error-serving-examples --features lambda --bin lambda_service
//! $ aws-lambda-rie target/release/lambda_service &
//! $ curl http://127.0.0.1:8080/2015-03-31/functions/function/invocations -d '{
//!     "version": "2.0", "routeKey": "$default", "rawPath": "/books/2", "rawQueryString": "", "headers": {},
//!     "requestContext": {"accountId": "1", "apiId": "a", "domainName": "x", "domainPrefix": "x", "requestId": "r",
//!       "routeKey": "$default", "stage": "$default", "time": "now", "timeEpoch": 0, "http": {"method": "GET",
//!       "path": "/books/2", "protocol": "HTTP/1.1", "sourceIp": "127.0.0.1", "userAgent": "curl"}},
//!     "isBase64Encoded": false}'                      # statusCode 404, book_not_found, the id of the invocation
//! ```
//!
//! Deployed, it is `curl -i https://<api id>.execute-api.<region>.amazonaws.com/books/2`. The platform stops it.

use api_error::{ApiError, ErrorLayer, FrameworkError, Rejection};
use lambda_http::{Error, Request};
use serde::Deserialize;

#[derive(Debug, thiserror::Error, ApiError)]
enum BookError {
    #[api_error(status = 404, message = "There is no book {id}.", param = "id")]
    #[error("book {id} not found")]
    BookNotFound { id: String },
    #[api_error(status = 500)]
    #[error("the book could not be stored")]
    StorageFailed(#[source] std::io::Error),
    #[api_error(transparent)]
    #[error(transparent)]
    Request(#[from] Rejection),
}

#[derive(Deserialize)]
struct NewBook {
    title: String,
}

async fn books(request: Request) -> Result<String, BookError> {
    let path = request.uri().path().to_owned();
    match (request.method().as_str(), path.strip_prefix("/books")) {
        ("GET", Some("/1")) => Ok("The Rust Programming Language".to_owned()),
        ("GET", Some(id)) if id.len() > 1 => Err(BookError::BookNotFound { id: id.trim_start_matches('/').to_owned() }),
        ("POST", Some("")) => store(&api_error::lambda::json::<NewBook>(&request)?),
        (_, Some(_)) => Err(Rejection::from(FrameworkError::MethodNotAllowed).into()),
        (_, None) => Err(Rejection::from(FrameworkError::RouteNotFound).into()),
    }
}

fn store(book: &NewBook) -> Result<String, BookError> {
    let stored: Result<(), _> = Err(std::io::Error::other("postgres://books:hunter2@db refused the connection"));
    stored.map_err(BookError::StorageFailed)?;
    Ok(book.title.clone())
}

#[tokio::main]
async fn main() -> Result<(), Error> {
    tracing_subscriber::fmt().with_ansi(false).init();
    let function = api_error::lambda::handler(books);
    lambda_http::run(api_error::lambda::service(function, ErrorLayer::new().negotiate_problem(true))).await
}
