//! The service of the table, with Rocket's guards and with ours, with and without the layer.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use api_error::rocket::{self as ours, AsIs};
use api_error::{ErrorLayer, FrameworkError};
use api_error_serving_tests::cases::{Order, SECRET, Search, ShopError};
use api_error_serving_tests::server::Server;
use api_error_serving_tests::wire::Connection;
use rocket::data::{self, Data, FromData, ToByteUnit as _};
use rocket::http::{ContentType, Status};
use rocket::response::content::{RawHtml, RawText};
use rocket::response::stream::ReaderStream;
use rocket::response::{Responder, Response};
use rocket::tokio::io::{AsyncRead, ReadBuf};
use rocket::{Build, Config, Request, Rocket, Route, get, post, routes};

/// Who reads the request.
#[derive(Clone, Copy)]
pub(crate) enum Guards {
    Rocket,
    Ours,
}

pub(crate) fn routes(guards: Guards) -> Vec<Route> {
    let mut routes = match guards {
        Guards::Rocket => routes![their_search, their_order],
        Guards::Ours => routes![our_search, our_order],
    };
    routes.extend(routes![user, failed, explode, slow, busy, bare, foreign, drips, page]);
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

/// What Rocket's own `Json` does (its feature `json` stays out of the build), with `format` as its guide recommends.
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

#[get("/panic")]
#[expect(clippy::panic, reason = "the panic is the case")]
fn explode() -> String {
    panic!("the pool of {SECRET} is gone")
}

#[get("/slow")]
async fn slow() -> Result<String, FrameworkError> {
    let work = tokio::time::sleep(Duration::from_secs(60));
    match tokio::time::timeout(Duration::from_millis(30), work).await {
        Ok(()) => Ok(String::new()),
        Err(_) => Err(FrameworkError::Timeout),
    }
}

#[get("/busy")]
fn busy() -> FrameworkError {
    FrameworkError::Overloaded
}

/// A response, not an error: no catcher sees it.
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
        _ => return None,
    };
    Some((Status::BadGateway, (kind, body)))
}

#[get("/foreign/stream")]
fn drips() -> (Status, (ContentType, ReaderStream![Dripping])) {
    (Status::BadGateway, (ContentType::Text, ReaderStream::one(Dripping(3))))
}

#[get("/foreign/page")]
fn page() -> AsIs<(Status, RawHtml<&'static str>)> {
    AsIs((Status::NotFound, RawHtml("<h1>mine</h1>")))
}

/// A body whose length nobody knows.
struct Dripping(u8);

impl AsyncRead for Dripping {
    fn poll_read(mut self: Pin<&mut Self>, _: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if let Some(left) = self.0.checked_sub(1) {
            self.0 = left;
            buffer.put_slice(b"drip ");
        }
        Poll::Ready(Ok(()))
    }
}

/// A Rocket that says nothing on its own.
pub(crate) fn build() -> Rocket<Build> {
    rocket::custom(Config { log_level: rocket::config::LogLevel::Off, ..Config::debug_default() })
}

/// Serves, and waits until it does: Rocket binds its port itself.
pub(crate) fn serve(rocket: Rocket<Build>) -> Server {
    let server = Server::start(|listener| {
        let port = listener.local_addr().map(|address| address.port()).unwrap_or_default();
        drop(listener);
        let figment = rocket.figment().clone().merge(("port", port)).merge(("shutdown.ctrlc", false));
        async move {
            let _ = rocket.configure(figment).launch().await;
        }
    })
    .unwrap_or_else(|error| unreachable!("loopback is there: {error}"));
    for _ in 0..500 {
        if Connection::open(server.address).is_ok() {
            return server;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    unreachable!("Rocket does not listen")
}

pub(crate) fn plain(guards: Guards) -> Server {
    serve(build().mount("/", routes(guards)))
}

pub(crate) fn caught(guards: Guards) -> Server {
    serve(build().mount("/", routes(guards)).register("/", ours::catchers()))
}

pub(crate) fn layered(guards: Guards, layer: ErrorLayer) -> Server {
    serve(build().mount("/", routes(guards)).attach(layer))
}
