//! The service of the table, with actix-web's extractors and with ours, with and without the layer.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use actix_web::body::{BodySize, MessageBody};
use actix_web::dev::{Service, ServiceFactory, ServiceRequest};
use actix_web::http::StatusCode;
use actix_web::web::{self, Bytes, Path, ServiceConfig};
use actix_web::{App, Error, HttpMessage, HttpResponse, HttpServer};
use api_error::{FrameworkError, RequestId, Untouched, actix_web as ours};
use api_error_serving_tests::cases::{Order, REGION, STALE_HEADERS, Search, extra};
use api_error_serving_tests::drips::Drips;
use api_error_serving_tests::errors::ShopError;
use api_error_serving_tests::secret::SECRET;
use api_error_serving_tests::server::Server;
use api_error_serving_tests::suite::{Check, DROPPED, Exception, Framework, Readers, Setup};

/// actix-web, whose errors `configure` gives our shape.
pub(crate) struct Tested;

const UNREAD: &str = "actix-web closes a connection with a request body that nobody has read";

impl Framework for Tested {
    const NAME: &'static str = "actix-web";
    const NEEDS_CONVERSION: bool = true;
    const EXCEPTIONS: &'static [Exception] = &[
        Exception::new(Check::Reuse, "our readers without the layer: panic", DROPPED),
        Exception::new(Check::Secrets, "our readers without the layer: panic", DROPPED),
        Exception::new(Check::Secrets, "their readers without the layer: panic", DROPPED),
        Exception::new(Check::Reuse, "wrong method", UNREAD),
        Exception::new(Check::Reuse, "no Content-Type", UNREAD),
        Exception::new(Check::Reuse, "text/plain body", UNREAD),
    ];

    fn route(folder: &str, parameter: &str) -> Option<String> {
        Some(format!("/{folder}/{{{parameter}}}"))
    }

    fn serve(readers: Readers, setup: Setup) -> Server {
        match setup {
            Setup::Alone => serve(move || App::new().configure(routes(readers))),
            Setup::Converted => serve(move || App::new().configure(ours::configure).configure(routes(readers))),
            Setup::Layered(layer) => serve(move || App::new().wrap(layer.clone()).configure(routes(readers))),
            Setup::LayeredTwice(layer) => {
                serve(move || App::new().wrap(layer.clone()).wrap(layer.clone()).configure(routes(readers)))
            }
            Setup::WithExtra(layer) => serve(move || {
                App::new().wrap(layer.clone()).configure(routes(readers)).wrap_fn(|request, service| {
                    let region = request.headers().get(REGION).and_then(|region| region.to_str().ok()).map(extra);
                    region.map(|region| request.extensions_mut().insert(region));
                    service.call(request)
                })
            }),
        }
    }
}

pub(crate) fn routes(readers: Readers) -> impl Fn(&mut ServiceConfig) + Clone + Send + 'static {
    move |config| {
        match readers {
            Readers::Theirs => config
                .service(web::resource("/search").get(|search: web::Query<Search>| async move { page(&search) }))
                .service(web::resource("/orders").post(|order: web::Json<Order>| async move { receipt(&order) })),
            Readers::Ours => config
                .service(web::resource("/search").get(|search: ours::Query<Search>| async move { page(&search.0) }))
                .service(web::resource("/orders").post(|order: ours::Json<Order>| async move { receipt(&order.0) })),
        };
        config
            .service(web::resource("/users/{id}").get(|id: Path<u32>| async move { id.to_string() }))
            .service(web::resource("/errors/{name}").get(failed).head(failed))
            .service(web::resource("/boxed/{name}").get(boxed))
            .service(web::resource("/extra/{region}").get(moved))
            .service(web::resource("/panic").get(explode))
            .service(web::resource("/slow").get(slow))
            .service(web::resource("/busy").get(|| async { FrameworkError::Overloaded }))
            .service(web::resource("/bare/{status}").get(bare))
            .service(web::resource("/id").get(|id: RequestId| async move { id.to_string() }))
            .service(web::resource("/foreign/{kind}").get(foreign).head(foreign));
    }
}

fn page(search: &Search) -> String {
    search.page.to_string()
}

fn receipt(order: &Order) -> String {
    order.items.iter().map(|item| format!("{} x {}", item.count, item.sku.len())).collect::<Vec<_>>().concat()
}

async fn failed(name: Path<String>) -> Result<String, ShopError> {
    Err(ShopError::of_route(&name))
}

async fn boxed(name: Path<String>) -> Result<String, Box<ShopError>> {
    Err(Box::new(ShopError::of_route(&name)))
}

async fn moved(region: Path<String>) -> HttpResponse {
    let mut response = HttpResponse::from_error(Error::from(ShopError::Declined));
    response.extensions_mut().insert(extra(&region));
    response
}

#[expect(clippy::panic, reason = "the panic is the case")]
async fn explode() -> HttpResponse {
    panic!("the pool of {SECRET} is gone")
}

async fn slow() -> Result<String, FrameworkError> {
    let never = std::future::pending();
    tokio::time::timeout(Duration::from_millis(30), never).await.map_err(|_| FrameworkError::Timeout)
}

async fn bare(status: Path<u16>) -> HttpResponse {
    let status = StatusCode::from_u16(*status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = HttpResponse::build(status);
    if status == StatusCode::NOT_FOUND {
        response.content_type("text/plain; charset=utf-8").body("no such thing")
    } else {
        response.finish()
    }
}

async fn foreign(kind: Path<String>) -> HttpResponse {
    let mut response = HttpResponse::BadGateway();
    match kind.as_str() {
        "json" => response.content_type("application/json").body(r#"{"mine":true}"#),
        "problem" => response.content_type("application/problem+json").body(r#"{"title":"Mine"}"#),
        "grpc" => response.content_type("application/grpc").body(""),
        "events" => response.content_type("text/event-stream").body("data: x\n\n"),
        "stale" => {
            for header in STALE_HEADERS {
                response.insert_header(header);
            }
            response.status(StatusCode::NOT_FOUND).body("abc")
        }
        "text" => response.content_type("text/plain").body("pool timed out on db01"),
        "stream" => response.content_type("text/plain").body(Dripping(Drips::WHOLE)),
        "broken" => response.status(StatusCode::OK).body(Dripping(Drips::BROKEN)),
        "untyped" => response.status(StatusCode::NOT_FOUND).body("db at 10.0.0.3"),
        _ => {
            let mut page = HttpResponse::NotFound().content_type("text/html").body("<h1>mine</h1>");
            page.extensions_mut().insert(Untouched);
            page
        }
    }
}

/// A body of unknown length.
struct Dripping(Drips);

impl MessageBody for Dripping {
    type Error = std::io::Error;

    fn size(&self) -> BodySize {
        BodySize::Stream
    }

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Bytes, std::io::Error>>> {
        Poll::Ready(self.0.next().map(|drip| drip.map(|drip| Bytes::from_static(drip.as_bytes()))))
    }
}

/// Serves an app on loopback.
pub(crate) fn serve<F, T, B>(app: F) -> Server
where
    F: Fn() -> App<T> + Clone + Send + 'static,
    T: ServiceFactory<
            ServiceRequest,
            Config = (),
            Response = actix_web::dev::ServiceResponse<B>,
            Error = Error,
            InitError = (),
        > + 'static,
    B: MessageBody + 'static,
{
    Server::start(|listener| async move {
        let Ok(listener) = listener.into_std() else { unreachable!("the listener cannot be converted") };
        let Ok(server) = HttpServer::new(app).workers(1).disable_signals().listen(listener) else {
            unreachable!("the server does not start")
        };
        let _ = server.run().await;
    })
    .unwrap_or_else(|error| unreachable!("the server does not start: {error}"))
}
