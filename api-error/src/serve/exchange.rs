//! One request and its response, as the layer sees them.

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, HeaderValue};
#[cfg(any(feature = "poem", feature = "tower"))]
use http::response::Parts;
use http::{Extensions, HeaderMap, Method, StatusCode, Uri};

use crate::ApiError;
use crate::serve::layer::Settings;
use crate::serve::log::Event;
use crate::serve::observe::observe;
use crate::serve::replaced::Replaced;
use crate::serve::request_id::RequestId;
use crate::serve::rewrite::{self, Found};
use crate::serve::route::Route;
use crate::serve::{ErrorLayer, ErrorRecord, FrameworkError, Shape, Untouched, accept};

/// What the layer keeps of a request until its response is there.
#[derive(Clone, Debug)]
pub(crate) struct Exchange {
    layer: ErrorLayer,
    request_id: RequestId,
    problem: bool,
    method: Method,
    uri: Uri,
    route: Route,
    #[cfg(feature = "tonic")]
    grpc: bool,
}

/// The head of a response.
#[derive(Debug)]
pub(crate) struct Head<'a> {
    /// The status.
    pub(crate) status: &'a mut StatusCode,
    /// The headers.
    pub(crate) headers: &'a mut HeaderMap,
    /// Where conversions leave the error.
    pub(crate) extensions: &'a mut Extensions,
}

#[cfg(any(feature = "poem", feature = "tower"))]
impl<'a> Head<'a> {
    pub(crate) fn of(parts: &'a mut Parts) -> Self {
        Self { status: &mut parts.status, headers: &mut parts.headers, extensions: &mut parts.extensions }
    }
}

/// A response extension: a layer further in has finished this error, in its shape.
#[derive(Clone, Copy)]
pub(crate) struct Finished;

/// What becomes of the body of a response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Body {
    /// It stays.
    Keep,
    /// These bytes take its place; none, if the request was HEAD.
    Replace(Bytes),
}

impl Exchange {
    /// Looks at a request, and names it in its extensions.
    pub(crate) fn begin(
        layer: &ErrorLayer,
        method: Method,
        uri: Uri,
        headers: &HeaderMap,
        extensions: &mut Extensions,
    ) -> Self {
        let settings = layer.settings();
        // A layer further out has named the request already.
        let request_id = extensions.get::<RequestId>().cloned().unwrap_or_else(|| {
            let inbound = settings.trust_request_id && headers.contains_key(&settings.header);
            let inbound = if inbound { RequestId::from_headers(headers, &settings.header) } else { None };
            let request_id = inbound.unwrap_or_else(RequestId::generate);
            extensions.insert(request_id.clone());
            request_id
        });
        Self {
            layer: layer.clone(),
            request_id,
            problem: settings.negotiate && accept::prefers_problem(headers),
            method,
            uri,
            route: Route::of(extensions),
            #[cfg(feature = "tonic")]
            grpc: crate::tonic::is_grpc(headers),
        }
    }

    /// Whether the request wants its answer as gRPC.
    #[cfg(feature = "tonic")]
    pub(crate) fn is_grpc(&self) -> bool {
        self.grpc
    }

    /// Finishes a response of gRPC: request id always; log and counter if it is an error. `status` is what it is in HTTP.
    #[cfg(feature = "tonic")]
    pub(crate) fn finish_status(&self, headers: &mut HeaderMap, status: StatusCode, record: Option<&ErrorRecord>) {
        headers.insert(&self.settings().header, self.request_id.to_header());
        if status.is_client_error() || status.is_server_error() {
            let error = record.map(|record| record.error() as &dyn ApiError);
            self.observe(status, error, record.is_none_or(ErrorRecord::take_log));
        }
    }

    /// The layer that looks.
    #[cfg(any(feature = "actix-web", feature = "tower"))]
    pub(crate) fn layer(&self) -> &ErrorLayer {
        &self.layer
    }

    /// The name of the request.
    #[cfg(any(feature = "actix-web", feature = "rocket", feature = "tonic"))]
    pub(crate) fn request_id(&self) -> &RequestId {
        &self.request_id
    }

    /// Takes a route that became known after the request had begun.
    #[cfg(any(feature = "actix-web", feature = "poem", feature = "rocket", feature = "salvo"))]
    pub(crate) fn set_route(&mut self, template: Option<alloc::string::String>) {
        self.route.set(template);
    }

    /// Finishes a response: request id always; body, headers, log and counter if it is an error.
    ///
    /// `exact_len` is the length of the body, if it is known before the body is read.
    #[must_use]
    pub(crate) fn finish(&self, head: &mut Head<'_>, exact_len: Option<u64>) -> Body {
        head.headers.insert(&self.settings().header, self.request_id.to_header());
        let is_error = head.status.is_client_error() || head.status.is_server_error();
        if !is_error || head.extensions.insert(Finished).is_some() {
            return Body::Keep;
        }
        let record = head.extensions.get::<ErrorRecord>().cloned();
        let record = record.as_ref();
        let is_first = record.is_none_or(ErrorRecord::take_log);
        let found = Found::of(head.headers, exact_len);
        let untouched = head.extensions.get::<Untouched>().is_some();
        let bare = FrameworkError::from_status(head.status.as_u16(), found == Found::Text);
        let error: &(dyn ApiError + Send + Sync) = match record {
            Some(record) => record.error(),
            None if untouched || found == Found::Foreign => {
                self.observe(*head.status, None, is_first);
                return Body::Keep;
            }
            None => &bare,
        };
        let Some(spec) = self.replacement(error).filter(|_| !untouched) else {
            self.observe(*head.status, Some(error), is_first);
            return if untouched { Body::Keep } else { self.write(error, record.is_none(), head) };
        };
        let error = Replaced { error, spec };
        *head.status = spec.status.into();
        self.observe(*head.status, Some(&error), is_first);
        self.write(&error, true, head)
    }

    /// `is_new` if no conversion has written the headers of this error.
    fn write(&self, error: &dyn ApiError, is_new: bool, head: &mut Head<'_>) -> Body {
        let shape = if self.problem { Shape::Problem } else { self.settings().shape };
        let body = shape.render(error, *head.status, &self.request_id);
        if is_new {
            rewrite::add_missing(head.headers, error);
        }
        rewrite::replace_body_headers(head.headers, shape.content_type());
        if self.settings().negotiate {
            rewrite::vary_by_accept(head.headers);
        }
        if self.method == Method::HEAD {
            // The length that GET would have, and no content (RFC 9110 section 9.3.2).
            head.headers.insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
            return Body::Replace(Bytes::new());
        }
        Body::Replace(body)
    }

    fn observe(&self, status: StatusCode, error: Option<&dyn ApiError>, is_first: bool) {
        if !is_first {
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
        observe(&event, self.settings().catalog);
    }

    fn replacement(&self, error: &dyn ApiError) -> Option<&'static crate::ErrorSpec> {
        let errors = &self.settings().errors;
        errors.iter().find(|(known, _)| core::ptr::eq(known.spec(), error.spec())).map(|(_, spec)| *spec)
    }

    fn settings(&self) -> &Settings {
        self.layer.settings()
    }
}
