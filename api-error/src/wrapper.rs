//! A wrapper by hand and its inner error in, what the client gets out: the inner error's, except for what the wrapper replaces.

use alloc::borrow::Cow;

use crate::ApiError;
use crate::envelope::{self, Envelope};
use crate::headers::Headers;

/// The inner error's envelope, with each member that the wrapper answers differently.
pub(crate) fn envelope<'a, E: ApiError + ?Sized>(wrapper: &'a E, inner: &'a dyn ApiError) -> Envelope<'a> {
    let (own, plain) = (envelope::of(wrapper), envelope::of(inner));
    if own == plain {
        return inner.envelope();
    }
    let mut envelope = inner.envelope();
    macro_rules! replace {
        ($($member:ident)*) => { $(if own.$member != plain.$member { envelope.$member = own.$member; })* };
    }
    replace!(error_type code message param doc_url details errors more_errors);
    envelope
}

/// The inner error's headers, with `Retry-After` and the challenge of a 401 as the wrapper's answers require them.
pub(crate) fn headers<'a, E: ApiError + ?Sized>(wrapper: &'a E, inner: &'a dyn ApiError) -> Headers<'a> {
    let (headers, wait) = (inner.headers(), wrapper.retry_after());
    let headers = if wait == inner.retry_after() { headers } else { headers.with_retry_after(wait) };
    headers.with_challenge(wrapper.status())
}

/// The inner error's body if the wrapper replaces nothing in it.
pub(crate) fn to_json<E: ApiError + ?Sized>(
    wrapper: &E,
    inner: &dyn ApiError,
    request_id: Option<&str>,
) -> Cow<'static, str> {
    let envelope = wrapper.envelope();
    if envelope == inner.envelope() {
        return inner.to_json(request_id);
    }
    Cow::Owned(envelope::body(&envelope, request_id))
}
