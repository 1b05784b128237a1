//! `ErrorLayer` as a fairing of Rocket.

use alloc::boxed::Box;
use alloc::string::ToString;
use std::io::Cursor;

use http::StatusCode;
use rocket::fairing::{Fairing, Info, Kind};
use rocket::http::Status;
use rocket::request::Request;
use rocket::response::Response;
use rocket::{Build, Data, Rocket, fairing};

use super::state::{RequestState, ResponseNotes};
use super::{body, catchers, response};
use crate::ErrorExtra;
use crate::serve::head::is_error;
use crate::serve::watch::Watch;
use crate::serve::{BodyChange, ErrorLayer, Exchange, Head, Untouched, bridge};

/// Attach it once: a layer replaces those that were attached before it.
#[rocket::async_trait]
impl Fairing for ErrorLayer {
    fn info(&self) -> Info {
        Info { name: "api_error::ErrorLayer", kind: Kind::Ignite | Kind::Request | Kind::Response | Kind::Singleton }
    }

    async fn on_ignite(&self, rocket: Rocket<Build>) -> fairing::Result {
        Ok(rocket.register("/", catchers()))
    }

    async fn on_request(&self, request: &mut Request<'_>, _: &mut Data<'_>) {
        let path = request.uri().path();
        let exchange = bridge::begin(self, request.method().as_str(), path.as_str(), None, |name| {
            request.headers().get(name).map(str::as_bytes)
        });
        RequestState::of(request).begin(exchange);
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, response: &mut Response<'r>) {
        let state = RequestState::of(request);
        let Some(exchange) = state.exchange() else { return };
        let notes = state.take_notes(response);
        let body = response.body_mut();
        let exact_len = if body.is_none() { Some(0) } else { body.size().await };
        let mut exchange = exchange.clone();
        exchange.route.found = request.route().map(|route| route.uri.path().to_string());
        exchange.add_extra(Some(request.local_cache(ErrorExtra::new)));
        finish(exchange, notes, response, exact_len.and_then(|size| u64::try_from(size).ok()));
    }
}

fn finish(exchange: Exchange, notes: ResponseNotes, response: &mut Response<'_>, exact_len: Option<u64>) {
    let mut status = StatusCode::from_u16(response.status().code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let is_error = is_error(status);
    let mut headers = if is_error { response::take(response) } else { http::HeaderMap::new() };
    let mut extensions = http::Extensions::new();
    if let Some(record) = notes.record {
        extensions.insert(record);
    }
    if notes.untouched {
        extensions.insert(Untouched);
    }
    let mut head = Head { status: &mut status, headers: &mut headers, extensions: &mut extensions };
    let body = response.body_mut().take();
    match exchange.finish(&mut head, exact_len, body, body::beginning) {
        BodyChange::Keep(kept) => body::put_back(response, kept, Watch::new(exchange, status), exact_len.is_none()),
        BodyChange::Replace(bytes) => {
            let length = bridge::take_length(&mut headers, &bytes);
            response.set_sized_body(usize::try_from(length).ok(), Cursor::new(bytes));
        }
    }
    if is_error {
        response.set_status(Status::new(status.as_u16()));
    }
    response::set(&headers, response);
}
