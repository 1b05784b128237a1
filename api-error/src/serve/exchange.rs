//! One request and its response, as the layer sees them.

use alloc::borrow::Cow;

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderValue};
use http::response::Parts;
use http::{Extensions, HeaderMap, Method, StatusCode, Uri};

use crate::serve::layer::Settings;
use crate::serve::log::event::Event;
use crate::serve::log::report::report;
use crate::serve::replaced::Replaced;
use crate::serve::request_id::RequestId;
use crate::serve::rewrite::{self, BodyKind};
use crate::serve::route::Route;
use crate::serve::{ErrorLayer, ErrorRecord, FrameworkError, Untouched, accept};
use crate::{ApiError, ErrorExtra, ErrorSpec, ErrorStatus, Shape};

/// What the layer keeps of a request until it sees the response.
#[derive(Clone, Debug)]
pub(crate) struct Exchange {
    layer: ErrorLayer,
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

/// The head of a response.
#[derive(Debug)]
pub(crate) struct Head<'a> {
    /// The status.
    pub(crate) status: &'a mut StatusCode,
    /// The headers.
    pub(crate) headers: &'a mut HeaderMap,
    /// The extensions, where conversions leave the error.
    pub(crate) extensions: &'a mut Extensions,
}

impl<'a> From<&'a mut Parts> for Head<'a> {
    fn from(parts: &'a mut Parts) -> Self {
        Self { status: &mut parts.status, headers: &mut parts.headers, extensions: &mut parts.extensions }
    }
}

/// A response extension: an inner layer has already finished this error, in its shape. A middleware between the layers may have
/// made another response of it, so it says how the finished one looks.
#[derive(Clone)]
pub(crate) struct Finished {
    status: StatusCode,
    content_type: Option<HeaderValue>,
}

impl Finished {
    fn of(head: &Head<'_>) -> Self {
        Self { status: *head.status, content_type: head.headers.get(CONTENT_TYPE).cloned() }
    }

    fn is_still(head: &Head<'_>) -> bool {
        head.extensions.get::<Self>().is_some_and(|finished| {
            finished.status == *head.status && finished.content_type.as_ref() == head.headers.get(CONTENT_TYPE)
        })
    }
}

/// What an adapter does with the body of a response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum BodyChange {
    /// Keep it.
    Keep,
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

    /// Sets the header of the request id.
    pub(crate) fn set_request_id(&self, headers: &mut HeaderMap) {
        headers.insert(&self.settings().header, self.request_id.to_header());
    }

    /// Finishes a response: sets the request id, and if it is an error, rewrites body and headers, logs and counts.
    ///
    /// `exact_len` is the length of the body, if it is known before the body is read.
    #[must_use]
    pub(crate) fn finish(&self, head: &mut Head<'_>, exact_len: Option<u64>) -> BodyChange {
        self.set_request_id(head.headers);
        let is_error = head.status.is_client_error() || head.status.is_server_error();
        if !is_error || Finished::is_still(head) {
            return BodyChange::Keep;
        }
        let change = self.finish_error(head, exact_len);
        head.extensions.insert(Finished::of(head));
        change
    }

    fn finish_error(&self, head: &mut Head<'_>, exact_len: Option<u64>) -> BodyChange {
        let record = head.extensions.get::<ErrorRecord>().cloned();
        let record = record.as_ref();
        let kind = BodyKind::of(head.headers, exact_len, self.method == Method::HEAD);
        let untouched = head.extensions.get::<Untouched>().is_some();
        let from_status = FrameworkError::from_status(head.status.as_u16(), kind == BodyKind::Text);
        let error: &(dyn ApiError + Send + Sync) = match record {
            Some(record) => record.error(),
            None if untouched || kind == BodyKind::Foreign => {
                self.log(*head.status, None, None);
                return BodyChange::Keep;
            }
            None => &from_status,
        };
        let Some(spec) = self.replacement(error).filter(|_| !untouched) else {
            self.log(*head.status, Some(error), record);
            return if untouched { BodyChange::Keep } else { self.write(error, record.is_none(), head) };
        };
        let error = Replaced { error, spec };
        *head.status = spec.status.into();
        self.log(*head.status, Some(&error), record);
        self.write(&error, true, head)
    }

    /// `is_new` if no conversion has set the headers of this error.
    fn write(&self, error: &dyn ApiError, is_new: bool, head: &mut Head<'_>) -> BodyChange {
        let shape = if self.problem { Shape::PROBLEM } else { self.settings().shape };
        let status = ErrorStatus::new(head.status.as_u16()).unwrap_or_else(|| error.status());
        let body = match shape.render(error, status, Some(self.request_id.as_str()), &self.extra(head.extensions)) {
            Cow::Borrowed(body) => Bytes::from_static(body.as_bytes()),
            Cow::Owned(body) => Bytes::from(body),
        };
        let is_described = rewrite::describes_a_body(head.headers, *head.status);
        let declared = if is_new || is_described { rewrite::headers_of(error) } else { HeaderMap::new() };
        let media_type = HeaderValue::from_static(shape.media_type());
        rewrite::replace_headers(head.headers, *head.status, media_type, declared, is_new);
        if self.settings().negotiate {
            rewrite::vary_by_accept(head.headers);
        }
        if self.method == Method::HEAD {
            // The length of the response to GET, and no content (RFC 9110 section 9.3.2).
            head.headers.insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
            return BodyChange::Replace(Bytes::new());
        }
        BodyChange::Replace(body)
    }

    fn extra(&self, of_response: &Extensions) -> ErrorExtra {
        let of_request = self.extra.clone().unwrap_or_default();
        match of_response.get::<ErrorExtra>() {
            Some(of_response) => of_request.overridden_by(of_response),
            None => of_request,
        }
    }

    /// Logs and counts the error of this response, unless its conversion has done that.
    pub(crate) fn log(&self, status: StatusCode, error: Option<&dyn ApiError>, record: Option<&ErrorRecord>) {
        if !record.is_none_or(ErrorRecord::mark_logged) {
            return;
        }
        let event = Event {
            status,
            error,
            request_id: Some(self.request_id.as_str()),
            method: Some(&self.method),
            path: Some(self.uri.path()),
            route: self.route.template(),
        };
        report(&event, self.settings().catalog);
    }

    /// The spec that the service has put in the place of a framework error.
    fn replacement(&self, error: &dyn ApiError) -> Option<&'static ErrorSpec> {
        let errors = &self.settings().errors;
        errors.iter().find(|(known, _)| core::ptr::eq(known.spec(), error.spec())).map(|(_, spec)| *spec)
    }

    pub(crate) fn settings(&self) -> &Settings {
        self.layer.settings()
    }
}
