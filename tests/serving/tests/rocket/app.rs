//! The service of the table, with Rocket's guards and with ours, with and without the layer.

use std::io;
use std::pin::Pin;
use std::sync::mpsc;
use std::task::{Context, Poll};
use std::time::Duration;

use api_error::rocket::{self as ours, AsIs};
use api_error::{FrameworkError, RequestId};
use api_error_serving_tests::cases::{Order, REGION, STALE_HEADERS, Search, extra};
use api_error_serving_tests::drips::Drips;
use api_error_serving_tests::errors::ShopError;
use api_error_serving_tests::secret::SECRET;
use api_error_serving_tests::server::Server;
use api_error_serving_tests::suite::{Check, Exception, Framework, Readers, Setup};
use rocket::data::{self, Data, FromData, ToByteUnit as _};
use rocket::fairing::AdHoc;
use rocket::http::{ContentType, Status};
use rocket::request::{FromRequest, Outcome};
use rocket::response::content::{RawHtml, RawText};
use rocket::response::stream::ReaderStream;
use rocket::response::{Responder, Response};
use rocket::tokio::io::{AsyncRead, ReadBuf};
use rocket::{Build, Config, Request, Rocket, Route, get, post, routes};

/// Rocket, whose catchers give its errors our shape.
pub(crate) struct Tested;

const CAUGHT: &str = "Rocket catches panics itself, and the layer does not learn their text";

impl Framework for Tested {
    const NAME: &'static str = "rocket";
    const NEEDS_CONVERSION: bool = true;
    const EXCEPTIONS: &'static [Exception] = &[
        Exception::new(Check::Secrets, "flat: panic", CAUGHT),
        Exception::new(Check::Secrets, "nested: panic", CAUGHT),
        Exception::new(Check::Secrets, "problem: panic", CAUGHT),
        Exception::new(Check::Secrets, "own: panic", CAUGHT),
        Exception::new(Check::Panics, "catch_panics(false)", CAUGHT),
        Exception::new(Check::Extra, "/extra/us: with a request", "the first value of a local cache stays"),
    ];

    fn route(folder: &str, parameter: &str) -> Option<String> {
        Some(format!("/{folder}/<{parameter}>"))
    }

    fn serve(readers: Readers, setup: Setup) -> Server {
        match setup {
            Setup::Alone => serve(build().mount("/", routes(readers))),
            Setup::Converted => serve(build().mount("/", routes(readers)).register("/", ours::catchers())),
            Setup::Layered(layer) => serve(build().mount("/", routes(readers)).attach(layer)),
            Setup::LayeredTwice(layer) => {
                serve(build().mount("/", routes(readers)).attach(layer.clone()).attach(layer))
            }
            Setup::WithExtra(layer) => {
                let extra_of_request = AdHoc::on_request("extra", |request, _| {
                    Box::pin(async {
                        let region = request.headers().get_one(REGION).map(extra);
                        region.map(|region| request.local_cache(|| region));
                    })
                });
                serve(build().mount("/", routes(readers)).attach(layer).attach(extra_of_request))
            }
        }
    }
}

pub(crate) fn routes(readers: Readers) -> Vec<Route> {
    let mut routes = match readers {
        Readers::Theirs => routes![their_search, their_order],
        Readers::Ours => routes![our_search, our_order],
    };
    routes.extend(routes![
        user, failed, boxed, moved, explode, slow, busy, bare, foreign, drips, broken, page, stale, untyped, request_id
    ]);
    routes
}

#[get("/users/<id>")]
fn user(id: u32) -> String {
    id.to_string()
}

#[get("/search?<page>")]
fn their_search(page: u32) -> String {
    page.to_string()
}

#[get("/search")]
fn our_search(search: ours::Query<Search>) -> String {
    search.0.page.to_string()
}

/// A copy of Rocket's own `Json`, whose feature `json` this build does not need. Its guide recommends `format` with it.
struct TheirJson<T>(T);

#[rocket::async_trait]
impl<'r, T: serde::de::DeserializeOwned> FromData<'r> for TheirJson<T> {
    type Error = String;

    async fn from_data(_: &'r Request<'_>, data: Data<'r>) -> data::Outcome<'r, Self, String> {
        let Ok(body) = data.open(1.mebibytes()).into_bytes().await else {
            return data::Outcome::Error((Status::BadRequest, "cut off".to_owned()));
        };
        if !body.is_complete() {
            return data::Outcome::Error((Status::PayloadTooLarge, "too large".to_owned()));
        }
        match serde_json::from_slice(&body) {
            Ok(value) => data::Outcome::Success(Self(value)),
            Err(error) if error.is_data() => data::Outcome::Error((Status::UnprocessableEntity, error.to_string())),
            Err(error) => data::Outcome::Error((Status::BadRequest, error.to_string())),
        }
    }
}

#[post("/orders", data = "<order>", format = "application/json")]
fn their_order(order: TheirJson<Order>) -> String {
    receipt(&order.0)
}

#[post("/orders", data = "<order>")]
fn our_order(order: ours::Json<Order>) -> String {
    receipt(&order.0)
}

fn receipt(order: &Order) -> String {
    order.items.iter().map(|item| format!("{} x {}", item.count, item.sku.len())).collect::<Vec<_>>().concat()
}

#[get("/errors/<name>")]
fn failed(name: &str) -> Result<String, ShopError> {
    Err(ShopError::of_route(name))
}

#[get("/boxed/<name>")]
fn boxed(name: &str) -> Result<String, Box<ShopError>> {
    Err(Box::new(ShopError::of_route(name)))
}

/// Keeps the region of the route for the body.
struct Moved;

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Moved {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        request.local_cache(|| extra(request.routed_segment(1).unwrap_or_default()));
        Outcome::Success(Self)
    }
}

#[get("/extra/<_>")]
fn moved(_moved: Moved) -> Result<String, ShopError> {
    Err(ShopError::Declined)
}

#[get("/panic")]
#[expect(clippy::panic, reason = "the panic is the case")]
fn explode() -> String {
    panic!("the pool of {SECRET} is gone")
}

#[get("/slow")]
async fn slow() -> Result<String, FrameworkError> {
    let never = std::future::pending();
    tokio::time::timeout(Duration::from_millis(30), never).await.map_err(|_| FrameworkError::Timeout)
}

#[get("/busy")]
fn busy() -> FrameworkError {
    FrameworkError::Overloaded
}

/// A response that is no error, so that no catcher is called.
struct Bare(u16);

impl<'r> Responder<'r, 'static> for Bare {
    fn respond_to(self, request: &'r Request<'_>) -> rocket::response::Result<'static> {
        let mut response = if self.0 == 404 { RawText("no such thing").respond_to(request)? } else { Response::new() };
        response.set_status(Status::new(self.0));
        Ok(response)
    }
}

#[get("/bare/<status>")]
fn bare(status: u16) -> Bare {
    Bare(status)
}

#[get("/foreign/<kind>")]
fn foreign(kind: &str) -> Option<(Status, (ContentType, &'static str))> {
    let (kind, body) = match kind {
        "json" => (ContentType::JSON, r#"{"mine":true}"#),
        "problem" => (ContentType::new("application", "problem+json"), r#"{"title":"Mine"}"#),
        "grpc" => (ContentType::new("application", "grpc"), ""),
        "events" => (ContentType::EventStream, "data: x\n\n"),
        "text" => (ContentType::Text, "pool timed out on db01"),
        _ => return None,
    };
    Some((Status::BadGateway, (kind, body)))
}

#[get("/foreign/stream")]
fn drips() -> (Status, (ContentType, ReaderStream![Dripping])) {
    (Status::BadGateway, (ContentType::Text, ReaderStream::one(Dripping(Drips::WHOLE))))
}

#[get("/foreign/broken")]
fn broken() -> ReaderStream![Dripping] {
    ReaderStream::one(Dripping(Drips::BROKEN))
}

#[get("/foreign/page")]
fn page() -> AsIs<(Status, RawHtml<&'static str>)> {
    AsIs((Status::NotFound, RawHtml("<h1>mine</h1>")))
}

/// Rocket sets the length itself.
struct Stale;

impl<'r> Responder<'r, 'static> for Stale {
    fn respond_to(self, request: &'r Request<'_>) -> rocket::response::Result<'static> {
        let mut response = (Status::NotFound, "abc").respond_to(request)?;
        for (name, value) in STALE_HEADERS {
            response.set_raw_header(name, value);
        }
        Ok(response)
    }
}

#[get("/foreign/stale")]
fn stale() -> Stale {
    Stale
}

/// A text without a media type.
struct Untyped;

impl<'r> Responder<'r, 'static> for Untyped {
    fn respond_to(self, request: &'r Request<'_>) -> rocket::response::Result<'static> {
        let mut response = (Status::NotFound, "db at 10.0.0.3").respond_to(request)?;
        response.remove_header("content-type");
        Ok(response)
    }
}

#[get("/foreign/untyped")]
fn untyped() -> Untyped {
    Untyped
}

#[get("/id")]
fn request_id(id: RequestId) -> String {
    id.to_string()
}

/// A body of unknown length.
struct Dripping(Drips);

impl AsyncRead for Dripping {
    fn poll_read(mut self: Pin<&mut Self>, _: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(self.0.next().transpose().map(|drip| buffer.put_slice(drip.unwrap_or_default().as_bytes())))
    }
}

/// A Rocket that prints nothing.
pub(crate) fn build() -> Rocket<Build> {
    rocket::custom(Config { log_level: rocket::config::LogLevel::Off, ..Config::debug_default() })
}

/// Serves, and waits for the lift-off: Rocket binds its port itself.
pub(crate) fn serve(rocket: Rocket<Build>) -> Server {
    let (sender, is_up) = mpsc::channel();
    let server = Server::start(|listener| {
        let port = listener.local_addr().map(|address| address.port()).unwrap_or_default();
        drop(listener);
        let figment = rocket.figment().clone().merge(("port", port)).merge(("shutdown.ctrlc", false));
        let tell = AdHoc::on_liftoff("tell the test", move |_| {
            Box::pin(async move {
                let _ = sender.send(());
            })
        });
        async move {
            let _ = rocket.configure(figment).attach(tell).launch().await;
        }
    })
    .unwrap_or_else(|error| unreachable!("the server does not start: {error}"));
    // If Rocket fails to launch, the sender is dropped.
    assert!(is_up.recv().is_ok(), "Rocket does not launch");
    server
}
