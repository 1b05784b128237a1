//! A gRPC service on tonic: errors become a `Status` with details, and the layer is around the server. It has no generated code,
//! so that it builds without `protoc`. Its one method, `books.Books/Read`, takes a number as text and returns a title.
//!
//! ```text
//! $ cargo run -p api-error-serving-examples --features tonic --bin tonic_service
//! $ cargo run -p api-error-serving-examples --features tonic --bin tonic_service -- 1    # the client: a title
//! $ cargo run -p api-error-serving-examples --features tonic --bin tonic_service -- 2    # NOT_FOUND, BOOK_NOT_FOUND
//! $ cargo run -p api-error-serving-examples --features tonic --bin tonic_service -- x    # INVALID_ARGUMENT, the parameter
//! $ cargo run -p api-error-serving-examples --features tonic --bin tonic_service -- 0    # INTERNAL, the cause in the log
//! $ curl -i --http2-prior-knowledge -H 'content-type: application/grpc' -X POST http://127.0.0.1:3000/books.Books/Nope
//! ```
//!
//! Ctrl-C stops the service after it has answered the calls in progress.

use std::convert::Infallible;
use std::future::{Future, Ready, ready};
use std::pin::Pin;
use std::task::{Context, Poll};

use api_error::{ApiError, ErrorLayer};
use tonic::body::Body;
use tonic::codegen::http::uri::PathAndQuery;
use tonic::codegen::http::{Request as HttpRequest, Response as HttpResponse};
use tonic::server::{Grpc, NamedService, UnaryService};
use tonic::transport::{Endpoint, Server};
use tonic::{Request, Response, Status};
use tonic_prost::ProstCodec;
use tonic_types::StatusExt;

#[derive(Debug, thiserror::Error, ApiError)]
enum BookError {
    #[api_error(status = 404, message = "There is no book {id}.", param = "id")]
    #[error("book {id} not found")]
    BookNotFound { id: u32 },
    #[api_error(status = 400, message = "The id is not a number.", param = "id")]
    #[error("id is not a number")]
    BookIdInvalid(#[from] std::num::ParseIntError),
    #[api_error(status = 500)]
    #[error("the book could not be read")]
    StorageFailed(#[source] std::io::Error),
}

fn read(id: &str) -> Result<Response<String>, BookError> {
    match id.parse()? {
        0 => Err(BookError::StorageFailed(std::io::Error::other("postgres://books:hunter2@db refused"))),
        1 => Ok(Response::new("The Rust Programming Language".to_owned())),
        id => Err(BookError::BookNotFound { id }),
    }
}

struct Read;

impl UnaryService<String> for Read {
    type Response = String;
    type Future = Ready<Result<Response<String>, Status>>;

    fn call(&mut self, request: Request<String>) -> Self::Future {
        ready(read(request.get_ref()).map_err(Status::from))
    }
}

/// The code that `tonic-build` would generate.
#[derive(Clone)]
struct Books;

impl NamedService for Books {
    const NAME: &'static str = "books.Books";
}

impl tower::Service<HttpRequest<Body>> for Books {
    type Response = HttpResponse<Body>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse<Body>, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: HttpRequest<Body>) -> Self::Future {
        Box::pin(async move {
            if request.uri().path() == "/books.Books/Read" {
                return Ok(Grpc::new(ProstCodec::default()).unary(Read, request).await);
            }
            Ok(Status::unimplemented("").into_http())
        })
    }
}

async fn ask(id: String) -> Result<(), Box<dyn std::error::Error>> {
    let mut grpc = tonic::client::Grpc::new(Endpoint::from_static("http://127.0.0.1:3000").connect().await?);
    grpc.ready().await?;
    let codec = ProstCodec::<String, String>::default();
    match grpc.unary(Request::new(id), PathAndQuery::from_static("/books.Books/Read"), codec).await {
        Ok(response) => println!("{}", response.into_inner()),
        Err(status) => println!("{:?}: {}\n{:#?}", status.code(), status.message(), status.get_error_details()),
    }
    Ok(())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    if let Some(id) = std::env::args().nth(1) {
        return ask(id).await;
    }
    tracing_subscriber::fmt().init();
    api_error::tonic::set_domain("books.example.com");
    let server = Server::builder().layer(ErrorLayer::new());
    let stop = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    server.serve_with_shutdown(([127, 0, 0, 1], 3000).into(), Books, stop).await?;
    Ok(())
}
