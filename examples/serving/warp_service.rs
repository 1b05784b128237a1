//! A service on warp: handlers that return errors, filters whose rejections are envelopes, and the layer around all routes.
//!
//! ```text
//! $ cargo run -p api-error-serving-examples --features warp --bin warp_service
//! $ curl -i http://127.0.0.1:3000/books/1             # 200, x-request-id
//! $ curl -i http://127.0.0.1:3000/books/2             # 404 book_not_found
//! $ curl -i http://127.0.0.1:3000/books/x             # 400 path_invalid, param "id"
//! $ curl -i http://127.0.0.1:3000/nope                # 404 route_not_found
//! $ curl -i -X DELETE http://127.0.0.1:3000/books/1   # 405 method_not_allowed
//! $ curl -i http://127.0.0.1:3000/books -H 'content-type: application/json' -d '{"title":7}'    # 422 json_invalid
//! $ curl -i http://127.0.0.1:3000/books -H 'content-type: application/json' -d '{"title":"x"}'  # 500, the cause in the log
//! $ curl -i http://127.0.0.1:3000/books/1 -H 'accept: application/problem+json' -X PUT          # a problem document
//! ```
//!
//! Ctrl-C stops the service after it has answered the requests in progress.

use std::time::Duration;

use api_error::{ApiError, ErrorLayer};
use serde::Deserialize;
use tower::Layer;
use tower::timeout::TimeoutLayer;
use warp::Filter;

#[derive(Debug, thiserror::Error, ApiError)]
enum BookError {
    #[api_error(status = 404, message = "There is no book {id}.", param = "id")]
    #[error("book {id} not found")]
    BookNotFound { id: u32 },
    #[api_error(status = 500)]
    #[error("the book could not be stored")]
    StorageFailed(#[source] std::io::Error),
}

#[derive(Deserialize)]
struct NewBook {
    title: String,
}

/// For `then`: returns a result.
async fn read(id: u32) -> Result<&'static str, BookError> {
    if id == 1 { Ok("The Rust Programming Language") } else { Err(BookError::BookNotFound { id }) }
}

/// For `and_then`: rejects with an error, which `recover` turns into a response.
async fn store(book: NewBook) -> Result<String, warp::Rejection> {
    let stored: Result<(), _> = Err(std::io::Error::other("postgres://books:hunter2@db refused the connection"));
    stored.map_err(BookError::StorageFailed)?;
    Ok(book.title)
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    tracing_subscriber::fmt().init();
    let book = warp::path("books").and(api_error::warp::param("id")).and(warp::path::end()).and(warp::get()).then(read);
    let books = warp::path!("books").and(warp::post()).and(api_error::warp::json(64 * 1024)).and_then(store);
    let routes = warp::service(book.or(books).recover(api_error::warp::recover));
    let layer = ErrorLayer::new().negotiate_problem(true);
    let service = layer.layer(TimeoutLayer::new(Duration::from_secs(10)).layer(routes));
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 3000)).await?;
    api_error::warp::serve(listener, service, async {
        let _ = tokio::signal::ctrl_c().await;
    })
    .await;
    Ok(())
}
