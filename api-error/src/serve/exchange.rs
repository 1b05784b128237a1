//! One request and its response, as the layer sees them.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use bytes::Bytes;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH, HeaderValue};
use http::{Extensions, HeaderMap, Method, StatusCode, Uri};

use crate::serve::doc_url::Documented;
use crate::serve::head::{Finished, Head, is_error};
use crate::serve::log::event::{Event, Failure, RequestLine, Severity};
use crate::serve::log::logged_error::LoggedError;
use crate::serve::log::report::report;
#[cfg(feature = "axum")]
use crate::serve::recognise::recognise;
use crate::serve::replaced::Replaced;
use crate::serve::request_id::RequestId;
use crate::serve::rewrite::{self, BodyKind};
use crate::serve::route::Route;
use crate::serve::settings::Settings;
use crate::serve::{ErrorLayer, ErrorRecord, FrameworkError, Rejection, Untouched, accept};
use crate::{ApiError, ErrorExtra, ErrorStatus, Shape};

/// What the layer keeps of a request until it sees the response.
#[derive(Clone, Debug)]
pub(crate) struct Exchange {
    pub(super) layer: ErrorLayer,
    /// The id of the request.
    pub(crate) request_id: RequestId,
    /// The route. Some adapters know it only after the request has begun.
    pub(crate) route: Route,
    problem: bool,
    /// What a middleware outside of the layer left for the body.
    extra: Option<ErrorExtra>,
    method: Method,
    uri: Uri,
}

/// What an adapter does with the body of a response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum BodyChange<B> {
    /// Keep it.
    Keep(B),
    /// Replace it with these bytes, which are empty if the request was HEAD.
    Replace(Bytes),
}

impl Exchange {
    /// Begins with the head of a request, and puts the request id into its extensions.
    pub(crate) fn begin(
        layer: &ErrorLayer,
        method: Method,
        uri: Uri,
        headers: &HeaderMap,
        extensions: &mut Extensions,
    ) -> Self {
        let settings = layer.settings();
        // An outer layer may have set the id already.
        let request_id = extensions.get::<RequestId>().cloned().unwrap_or_else(|| {
            let inbound = settings.trust_request_id && headers.contains_key(&settings.header);
            let inbound = if inbound { RequestId::from_headers(headers, &settings.header) } else { None };
            let request_id = inbound.unwrap_or_else(RequestId::generate);
            extensions.insert(request_id.clone());
            request_id
        });
        let extra = if settings.shape.has_extra() { extensions.get::<ErrorExtra>().cloned() } else { None };
        Self {
            layer: layer.clone(),
            request_id,
            extra,
            route: Route::of(extensions),
            problem: settings.negotiate && accept::prefers_problem(headers),
            method,
            uri,
        }
    }

    /// Adds values for the body that the framework keeps beside the request. They have precedence over those that are there.
    #[cfg(any(feature = "__bridge", feature = "salvo"))]
    pub(crate) fn add_extra(&mut self, extra: Option<&ErrorExtra>) {
        if let Some(extra) = extra.filter(|_| self.settings().shape.has_extra()) {
            self.extra = Some(self.extra.take().unwrap_or_default().overridden_by(extra));
        }
    }

    /// Sets the header of the request id.
    pub(crate) fn set_request_id(&self, headers: &mut HeaderMap) {
        headers.insert(&self.settings().header, self.request_id.to_header());
    }

    /// Finishes a response: sets the request id, and if it is an error, rewrites body and headers, logs and counts.
    ///
    /// `exact_len` is the length of the body, if it is known before the body is read. `read` returns the beginning of a text that
    /// is replaced: as much as [`LOG_LIMIT`](crate::serve::text::LOG_LIMIT) needs and is there at once.
    #[must_use]
    pub(crate) fn finish<B>(
        &self,
        head: &mut Head<'_>,
        exact_len: Option<u64>,
        body: B,
        read: impl FnOnce(B) -> Vec<u8>,
    ) -> BodyChange<B> {
        self.set_request_id(head.headers);
        if !is_error(*head.status) || Finished::is_still(head) {
            return BodyChange::Keep(body);
        }
        let change = self.finish_error(head, exact_len, body, read);
        head.extensions.insert(Finished::of(head));
        change
    }

    fn finish_error<B>(
        &self,
        head: &mut Head<'_>,
        exact_len: Option<u64>,
        body: B,
        read: impl FnOnce(B) -> Vec<u8>,
    ) -> BodyChange<B> {
        let untouched = head.extensions.get::<Untouched>().is_some();
        let (record, is_new) = match head.extensions.get::<ErrorRecord>().cloned() {
            Some(record) if untouched => {
                self.log_untouched(*head.status, &record);
                return BodyChange::Keep(body);
            }
            Some(record) => (record, false),
            None => {
                let kind = BodyKind::of(head.headers, exact_len, self.method == Method::HEAD);
                if untouched || kind == BodyKind::Foreign {
                    self.log_foreign(*head.status, None);
                    return BodyChange::Keep(body);
                }
                // A body without a type and a length can be a text too.
                let rejected = self.guarded(|| ErrorRecord::new(self.rejection_of(head, kind, &read(body))));
                (rejected.unwrap_or_else(|panic| panic), true)
            }
        };
        self.answer(&record, head, is_new).write(self, head)
    }

    /// The rejection of a request that was answered with a status and perhaps a text.
    fn rejection_of(&self, head: &Head<'_>, kind: BodyKind, text: &[u8]) -> Rejection {
        // A router that finds no route writes no text.
        let is_routed = kind == BodyKind::Text || self.route.template().is_some();
        let text = if head.headers.contains_key(CONTENT_ENCODING) { "".into() } else { String::from_utf8_lossy(text) };
        let known = recognise(*head.status, &text);
        let rejection = known.unwrap_or_else(|| FrameworkError::from_status(head.status.as_u16(), is_routed).into());
        rejection.with_reason(Some(text.into_owned()).filter(|text| !text.is_empty()))
    }

    /// Runs all code of the service that an answer needs, then logs. If that code panics, the answer is that of the panic.
    fn answer(&self, record: &ErrorRecord, head: &Head<'_>, is_new: bool) -> Answer {
        self.guarded(|| self.answer_of(record, *head.status, head, is_new)).unwrap_or_else(|panic| {
            // The panic is logged in its place.
            record.mark_logged();
            self.answer_of(&panic, panic.error().status().into(), head, true)
        })
    }

    /// `old` is the response that the answer replaces.
    fn answer_of(&self, record: &ErrorRecord, status: StatusCode, old: &Head<'_>, is_new: bool) -> Answer {
        let error = record.error();
        let status = if status.as_u16() < 600 { status } else { error.status().into() };
        match self.settings().replacement(error) {
            Some(spec) => self.answer_with(record, &Replaced { error, spec }, spec.status.into(), old, true),
            None => self.documented(record, |error| self.answer_with(record, error, status, old, is_new)),
        }
    }

    /// Passes the error of a record on, with the address of its documentation.
    pub(crate) fn documented<T>(&self, record: &ErrorRecord, pass_on: impl FnOnce(&dyn ApiError) -> T) -> T {
        let error = record.error();
        match self.settings().doc_url(error) {
            Some(doc_url) => pass_on(&Documented { error, doc_url }),
            None => pass_on(error),
        }
    }

    /// `is_new` if no conversion has set the headers of this error.
    fn answer_with(
        &self,
        record: &ErrorRecord,
        error: &dyn ApiError,
        status: StatusCode,
        old: &Head<'_>,
        is_new: bool,
    ) -> Answer {
        let shape = if self.problem { Shape::PROBLEM } else { self.settings().shape };
        let sent = ErrorStatus::new(status.as_u16()).unwrap_or_else(|| error.status());
        let body = match shape.render(error, sent, Some(self.request_id.as_str()), &self.extra(old.extensions)) {
            Cow::Borrowed(body) => Bytes::from_static(body.as_bytes()),
            Cow::Owned(body) => Bytes::from(body),
        };
        let is_described = rewrite::describes_a_body(old.headers, status);
        let answer = Answer {
            status,
            content_type: HeaderValue::from_static(shape.media_type()),
            declared: if is_new || is_described { rewrite::headers_of(error) } else { HeaderMap::new() },
            is_new,
            body,
        };
        self.log(status, Severity::of(status), record, error);
        answer
    }

    fn extra(&self, of_response: &Extensions) -> ErrorExtra {
        if !self.settings().shape.has_extra() {
            return ErrorExtra::new();
        }
        let of_request = self.extra.clone().unwrap_or_default();
        match of_response.get::<ErrorExtra>() {
            Some(of_response) => of_request.overridden_by(of_response),
            None => of_request,
        }
    }

    /// Logs and counts an error of this request, unless that has been done. `error` is that of the record, or what replaces it.
    pub(crate) fn log(&self, status: StatusCode, severity: Severity, record: &ErrorRecord, error: &dyn ApiError) {
        let logged = LoggedError::of(error, severity.detail());
        if record.mark_logged() {
            report(&self.event(Failure::Request, status, severity, Some(logged)), Some(self.settings()));
        }
    }

    fn log_untouched(&self, status: StatusCode, record: &ErrorRecord) {
        let severity = Severity::of(status);
        if let Err(panic) = self.guarded(|| self.log(status, severity, record, record.error())) {
            self.log(status, severity, &panic, panic.error());
        }
    }

    /// Logs and counts an error that stays as the service has made it.
    pub(crate) fn log_foreign(&self, status: StatusCode, reason: Option<String>) {
        let event = Event { reason, ..self.event(Failure::Request, status, Severity::of(status), None) };
        report(&event, Some(self.settings()));
    }

    /// Logs and counts the error of a body whose head has left with this status.
    pub(crate) fn log_body(&self, status: StatusCode, error: &dyn ApiError) {
        let logged = LoggedError::of(error, Severity::Error.detail());
        report(&self.event(Failure::Body, status, Severity::Error, Some(logged)), Some(self.settings()));
    }

    fn event<'a>(
        &'a self,
        failure: Failure,
        status: StatusCode,
        severity: Severity,
        error: Option<LoggedError<'a>>,
    ) -> Event<'a> {
        let request = RequestLine {
            id: self.request_id.as_str(),
            method: &self.method,
            path: self.uri.path(),
            route: self.route.template(),
        };
        Event { failure, severity, status, error, reason: None, request: Some(request) }
    }

    pub(crate) fn settings(&self) -> &Settings {
        self.layer.settings()
    }
}

/// Of the frameworks whose rejections are only a status and a text, axum alone is known.
#[cfg(not(feature = "axum"))]
fn recognise(_: StatusCode, _: &str) -> Option<Rejection> {
    None
}

/// Head and body of an error, rendered.
struct Answer {
    status: StatusCode,
    content_type: HeaderValue,
    declared: HeaderMap,
    is_new: bool,
    body: Bytes,
}

impl Answer {
    fn write<B>(self, exchange: &Exchange, head: &mut Head<'_>) -> BodyChange<B> {
        *head.status = self.status;
        rewrite::replace_headers(head.headers, self.status, self.content_type, self.declared, self.is_new);
        if exchange.settings().negotiate {
            rewrite::vary_by_accept(head.headers);
        }
        if exchange.method == Method::HEAD {
            // The length of the response to GET, and no content (RFC 9110 section 9.3.2).
            head.headers.insert(CONTENT_LENGTH, HeaderValue::from(self.body.len()));
            return BodyChange::Replace(Bytes::new());
        }
        BodyChange::Replace(self.body)
    }
}
