//! A service on salvo: handlers that return errors, readers whose errors are envelopes, and the layer as hoop and catcher.
//!
//! ```text
//! $ cargo run -p api-error-serving-examples --features salvo --bin salvo_service
//! $ curl -i http://127.0.0.1:3000/books/1             # 200, x-request-id
//! $ curl -i http://127.0.0.1:3000/books/2             # 404 book_not_found
//! $ curl -i http://127.0.0.1:3000/books/x             # 400 path_invalid, param "id"
//! $ curl -i http://127.0.0.1:3000/nope                # 404 route_not_found
//! $ curl -i -X DELETE http://127.0.0.1:3000/books/1   # 405 method_not_allowed, with Allow
//! $ curl -i http://127.0.0.1:3000/books -H 'content-type: application/json' -d '{"title":7}'    # 422 json_invalid
//! $ curl -i http://127.0.0.1:3000/books -H 'content-type: application/json' -d '{"title":"x"}'  # 500, the cause in the log
//! $ curl -i http://127.0.0.1:3000/nope -H 'accept: application/problem+json'                    # a problem document
//! ```
//!
//! Ctrl-C stops the service after it has answered the requests in progress.

use std::time::Duration;

use api_error::{ApiError, ErrorLayer, Rejection};
use salvo::prelude::*;
use serde::Deserialize;

/// The errors of a request: those of the service, and those of the readers.
#[derive(Debug, thiserror::Error, ApiError)]
enum BookError {
    #[api_error(status = 404, message = "There is no book {id}.", param = "id")]
    #[error("book {id} not found")]
    BookNotFound { id: u32 },
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

#[handler]
async fn read(req: &mut Request) -> Result<&'static str, BookError> {
    match api_error::salvo::param(req, "id")? {
        1 => Ok("The Rust Programming Language"),
        id => Err(BookError::BookNotFound { id }),
    }
}

#[handler]
async fn store(req: &mut Request) -> Result<String, BookError> {
    let book: NewBook = api_error::salvo::json(req).await?;
    let stored: Result<(), _> = Err(std::io::Error::other("postgres://books:hunter2@db refused the connection"));
    stored.map_err(BookError::StorageFailed)?;
    Ok(book.title)
}

#[tokio::main]
async fn main() {
    tracing_subscriber::fmt().init();
    let books = Router::with_path("books").post(store).push(Router::with_path("{id}").get(read));
    let service = api_error::salvo::service(books, ErrorLayer::new().negotiate_problem(true));
    let server = Server::new(TcpListener::new("127.0.0.1:3000").bind().await);
    let handle = server.handle();
    tokio::spawn(async move {
        let _ = tokio::signal::ctrl_c().await;
        handle.stop_graceful(Duration::from_secs(10));
    });
    server.serve(service).await;
}
