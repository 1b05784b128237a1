//! The body of a response that has passed the layer: that of the service, or that of an error.

use alloc::boxed::Box;
use core::error::Error;
use core::mem;
use core::pin::Pin;
use core::task::{Context, Poll};

use actix_web::body::{BodySize, MessageBody};
use bytes::Bytes;
use pin_project_lite::pin_project;

use crate::serve::watch::Watch;

pin_project! {
    /// The body of a response that has passed [`ErrorLayer`](crate::ErrorLayer).
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
        // The response to HEAD has the length of the body, and no body.
        Ours { bytes: Bytes, length: u64 },
    }
}

impl<B> ErrorBody<B> {
    pub(super) fn inner(body: B, watch: Watch) -> Self {
        Self { kind: Kind::Inner { body, watch } }
    }

    pub(super) fn ours(bytes: Bytes, length: u64) -> Self {
        Self { kind: Kind::Ours { bytes, length } }
    }
}

/// An empty body, for middleware that answers itself.
impl<B> Default for ErrorBody<B> {
    fn default() -> Self {
        Self::ours(Bytes::new(), 0)
    }
}

impl<B: MessageBody> MessageBody for ErrorBody<B> {
    type Error = Box<dyn Error>;

    fn size(&self) -> BodySize {
        match &self.kind {
            Kind::Inner { body, .. } => body.size(),
            Kind::Ours { length, .. } => BodySize::Sized(*length),
        }
    }

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Self::Error>>> {
        match self.project().kind.project() {
            KindProjection::Inner { body, watch } => {
                watch.poll(|| body.poll_next(context).map(|next| next.map(|chunk| chunk.map_err(Into::into))))
            }
            KindProjection::Ours { bytes, .. } => {
                let bytes = mem::take(bytes);
                Poll::Ready(Some(bytes).filter(|bytes| !bytes.is_empty()).map(Ok))
            }
        }
    }
}
