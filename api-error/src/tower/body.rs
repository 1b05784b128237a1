//! The body of a response that has passed the layer: that of the service, or that of an error.

use alloc::string::String;
use core::fmt::Display;
use core::pin::Pin;
use core::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use pin_project_lite::pin_project;

use crate::serve::watch::Watch;

pin_project! {
    /// The body of an [`ErrorService`](crate::tower::ErrorService)'s response.
    #[derive(Debug)]
    pub struct ErrorBody<B> {
        #[pin]
        kind: Kind<B>,
    }
}

pin_project! {
    #[project = KindProjection]
    #[derive(Debug)]
    enum Kind<B> {
        Inner { #[pin] body: B, watch: Watch },
        Ours { bytes: Option<Bytes> },
    }
}

impl<B> ErrorBody<B> {
    pub(super) fn inner(body: B, watch: Watch) -> Self {
        Self { kind: Kind::Inner { body, watch } }
    }

    pub(super) fn ours(bytes: Bytes) -> Self {
        Self { kind: Kind::Ours { bytes: Some(bytes).filter(|bytes| !bytes.is_empty()) } }
    }
}

/// An empty body, for layers such as CORS that answer themselves.
impl<B> Default for ErrorBody<B> {
    fn default() -> Self {
        Self::ours(Bytes::new())
    }
}

/// A whole body, for layers that answer themselves.
impl<B> From<Bytes> for ErrorBody<B> {
    fn from(bytes: Bytes) -> Self {
        Self::ours(bytes)
    }
}

/// A whole body, for layers that answer themselves.
impl<B> From<String> for ErrorBody<B> {
    fn from(text: String) -> Self {
        Self::ours(text.into())
    }
}

/// A whole body, for layers that answer themselves.
impl<B> From<&'static str> for ErrorBody<B> {
    fn from(text: &'static str) -> Self {
        Self::ours(Bytes::from_static(text.as_bytes()))
    }
}

impl<B> Body for ErrorBody<B>
where
    B: Body<Data = Bytes>,
    B::Error: Display,
{
    type Data = Bytes;
    type Error = B::Error;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, B::Error>>> {
        match self.project().kind.project() {
            #[cfg(not(feature = "tonic"))]
            KindProjection::Inner { body, watch } => watch.poll(|| body.poll_frame(context)),
            #[cfg(feature = "tonic")]
            KindProjection::Inner { body, watch } => crate::tonic::poll(watch, || body.poll_frame(context)),
            KindProjection::Ours { bytes } => Poll::Ready(bytes.take().map(|bytes| Ok(Frame::data(bytes)))),
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.kind {
            Kind::Inner { body, .. } => body.is_end_stream(),
            Kind::Ours { bytes } => bytes.is_none(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.kind {
            Kind::Inner { body, .. } => body.size_hint(),
            Kind::Ours { bytes } => SizeHint::with_exact(bytes.as_ref().map_or(0, |bytes| bytes.len() as u64)),
        }
    }
}
