//! A request in, whether it is a call of gRPC out, and which media type its answer has.

use core::any::type_name;

use http::header::{ACCEPT, CONTENT_TYPE};
use http::{HeaderValue, Method, Request, Version};

/// A call of gRPC or gRPC-Web.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Call {
    /// gRPC over HTTP/2.
    Grpc,
    /// gRPC-Web with binary messages.
    Web,
    /// gRPC-Web with messages in base64.
    WebText,
}

impl Call {
    /// The call that a request with a body of type `B` to a service that answers with a body of type `R` is. `route` is the
    /// route that axum matched.
    ///
    /// A client chooses the media type, so that alone does not decide: the answer to a call has status 200. The service must
    /// be one of tonic, which its route or the types of its bodies show.
    pub(crate) fn of<B, R>(request: &Request<B>, route: Option<&str>) -> Option<Self> {
        let service = service_of(request.uri().path()).filter(|_| request.method() == Method::POST)?;
        let is_tonic = match route {
            // The route that tonic gives to a service in a router of axum.
            Some(route) => route.strip_prefix('/').and_then(|route| route.strip_suffix("/{*rest}")) == Some(service),
            None => [type_name::<B>(), type_name::<R>()].iter().any(|body| body.contains("tonic::body::Body")),
        };
        let call = Self::of_media_type(request.headers().get(CONTENT_TYPE)?).filter(|_| is_tonic)?;
        match call {
            Self::Grpc => Some(call).filter(|_| request.version() >= Version::HTTP_2),
            Self::Web | Self::WebText => {
                let accepted = request.headers().get_all(ACCEPT).iter().find_map(Self::of_media_type);
                Some(accepted.filter(|accepted| *accepted != Self::Grpc).unwrap_or(call))
            }
        }
    }

    /// `application/grpc`, `-web` or `-web-text`, with a suffix such as `+proto` or parameters.
    fn of_media_type(value: &HeaderValue) -> Option<Self> {
        let value = value.to_str().ok()?.to_ascii_lowercase();
        let rest = value.strip_prefix("application/grpc")?;
        let (call, rest) = match (rest.strip_prefix("-web-text"), rest.strip_prefix("-web")) {
            (Some(rest), _) => (Self::WebText, rest),
            (None, Some(rest)) => (Self::Web, rest),
            (None, None) => (Self::Grpc, rest),
        };
        Some(call).filter(|_| rest.is_empty() || rest.starts_with(['+', ';', ',', ' ']))
    }

    /// The media type of the answer.
    pub(super) fn content_type(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Grpc => "application/grpc",
            Self::Web => "application/grpc-web+proto",
            Self::WebText => "application/grpc-web-text+proto",
        })
    }
}

/// The service in the path of a call, `/package.Service/Method`.
fn service_of(path: &str) -> Option<&str> {
    let (service, method) = path.strip_prefix('/')?.split_once('/')?;
    let is_name = |name: &str| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'.')
    };
    Some(service).filter(|service| service.contains('.') && is_name(service) && is_name(method))
}

#[cfg(test)]
mod tests {
    use super::*;

    type Plain = bytes::Bytes;

    fn request(content_type: &'static str) -> Request<Plain> {
        let mut request = Request::new(Plain::new());
        *request.method_mut() = Method::POST;
        *request.version_mut() = Version::HTTP_2;
        *request.uri_mut() = http::Uri::from_static("/pkg.Service/Method");
        request.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
        request
    }

    fn call(request: &Request<Plain>) -> Option<Call> {
        Call::of::<Plain, tonic::body::Body>(request, None)
    }

    #[test]
    fn only_the_media_types_of_grpc_are_calls() {
        for (content_type, expected) in [
            ("application/grpc", Some(Call::Grpc)),
            ("Application/gRPC+proto", Some(Call::Grpc)),
            ("application/grpc;charset=utf-8", Some(Call::Grpc)),
            ("application/grpc-web", Some(Call::Web)),
            ("application/grpc-web+proto", Some(Call::Web)),
            ("application/grpc-web-text", Some(Call::WebText)),
            ("application/grpc-web-text+proto", Some(Call::WebText)),
            ("application/grpcx", None),
            ("application/grpc-webx", None),
            ("application/grpc-web-textual", None),
            ("application/grpc.x", None),
            ("application/json", None),
            ("", None),
        ] {
            assert_eq!(call(&request(content_type)), expected, "{content_type}");
        }
    }

    #[test]
    fn a_client_cannot_make_a_call_of_a_request_to_another_service() {
        let grpc = request("application/grpc");
        assert_eq!(Call::of::<Plain, Plain>(&grpc, None), None, "no service of tonic");
        for (route, expected) in [
            ("/pkg.Service/{*rest}", Some(Call::Grpc)),
            ("/pkg.Service/{method}", None),
            ("/{service}/{method}", None),
            ("/{*rest}", None),
            ("/other.Service/{*rest}", None),
        ] {
            assert_eq!(Call::of::<Plain, Plain>(&grpc, Some(route)), expected, "{route}");
            assert_eq!(Call::of::<Plain, tonic::body::Body>(&grpc, Some(route)), expected, "{route}");
        }
        for path in ["/", "/users/7", "/pkg.Service", "/pkg.Service/", "/pkg.Service/Method/x", "/pkg.%53/Method"] {
            let mut other = request("application/grpc");
            *other.uri_mut() = http::Uri::from_static(path);
            assert_eq!(call(&other), None, "{path}");
        }
        let mut get = request("application/grpc");
        *get.method_mut() = Method::GET;
        assert_eq!(call(&get), None);
        let mut old = request("application/grpc");
        *old.version_mut() = Version::HTTP_11;
        assert_eq!(call(&old), None);
    }

    #[test]
    fn a_client_of_grpc_web_gets_the_type_that_it_accepts() {
        for (content_type, accept, expected) in [
            ("application/grpc-web+proto", "application/grpc-web-text", "application/grpc-web-text+proto"),
            ("application/grpc-web-text", "application/grpc-web", "application/grpc-web+proto"),
            ("application/grpc-web-text", "*/*", "application/grpc-web-text+proto"),
            ("application/grpc-web", "application/grpc", "application/grpc-web+proto"),
        ] {
            let mut request = request(content_type);
            *request.version_mut() = Version::HTTP_11;
            request.headers_mut().insert(ACCEPT, HeaderValue::from_static(accept));
            let answer = call(&request).map(Call::content_type);
            assert_eq!(answer, Some(HeaderValue::from_static(expected)), "{content_type} {accept}");
        }
    }
}
