//! A gRPC service without generated code. Each method takes a name and returns a text, once or as a stream.

use std::convert::Infallible;
use std::future::{Future, Ready, ready};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use api_error::{ApiError, ErrorLayer, RequestId, ValidationErrors};
use api_error_serving_tests::errors::ShopError;
use api_error_serving_tests::secret::SECRET;
use api_error_serving_tests::server::Server;
use tokio_stream::wrappers::{ReceiverStream, TcpListenerStream};
use tokio_stream::{Stream, StreamExt};
use tonic::body::Body;
use tonic::codegen::http::uri::PathAndQuery;
use tonic::codegen::http::{Request as HttpRequest, Response as HttpResponse};
use tonic::server::{Grpc, NamedService, ServerStreamingService, UnaryService};
use tonic::transport::{Channel, Endpoint};
use tonic::{Code, Request, Response, Status};
use tonic_prost::ProstCodec;
use tower::Service;

pub(crate) type Codec = ProstCodec<String, String>;

/// The errors of the service beside [`ShopError`].
#[derive(Debug, ApiError)]
pub(crate) enum GrpcError {
    #[api_error(status = 422, code = "cart.too-large", message = "{text}", param = "{text}")]
    Long { text: String },
    #[api_error(transparent)]
    Invalid(ValidationErrors),
    #[api_error(transparent)]
    Shop(ShopError),
}

/// The service.
#[derive(Clone)]
pub(crate) struct Shop;

impl NamedService for Shop {
    const NAME: &'static str = "shop.Shop";
}

impl Service<HttpRequest<Body>> for Shop {
    type Response = HttpResponse<Body>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse<Body>, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: HttpRequest<Body>) -> Self::Future {
        let method = request.uri().path().to_owned();
        Box::pin(async move {
            let mut grpc = Grpc::new(Codec::default());
            Ok(match method.as_str() {
                "/shop.Shop/Buy" => grpc.unary(Buy, request).await,
                "/shop.Shop/Watch" => grpc.server_streaming(Watch, request).await,
                // The answer of generated code to an unknown method.
                _ => {
                    let mut response = HttpResponse::new(Body::default());
                    response.headers_mut().insert(Status::GRPC_STATUS, i32::from(Code::Unimplemented).into());
                    response.headers_mut().insert("content-type", tonic::metadata::GRPC_CONTENT_TYPE);
                    response
                }
            })
        })
    }
}

struct Buy;

impl UnaryService<String> for Buy {
    type Response = String;
    type Future = Pin<Box<dyn Future<Output = Result<Response<String>, Status>> + Send>>;

    fn call(&mut self, request: Request<String>) -> Self::Future {
        let id = request.extensions().get::<RequestId>().map(ToString::to_string);
        Box::pin(async move { buy(request.get_ref(), id).await })
    }
}

async fn buy(name: &str, id: Option<String>) -> Result<Response<String>, Status> {
    match name {
        "id" => return Ok(Response::new(id.unwrap_or_default())),
        "panic" => explode(),
        "slow" => std::future::pending::<()>().await,
        "foreign" => return Err(Status::with_details(Code::DataLoss, "mine", "not protobuf".into())),
        name => fail(name)?,
    }
    Ok(Response::new(name.to_owned()))
}

#[expect(clippy::panic, reason = "the panic is the case")]
fn explode() -> ! {
    panic!("the pool of {SECRET} is gone")
}

fn fail(name: &str) -> Result<(), GrpcError> {
    if name == "invalid" {
        let mut errors = ValidationErrors::new();
        for index in 0..200 {
            errors.add(format!("items[{index}].sku"), "required", "This field is required.");
        }
        return Err(GrpcError::Invalid(errors));
    }
    match name.strip_prefix("long:") {
        Some(text) => Err(GrpcError::Long { text: text.to_owned() }),
        None if name == "ok" => Ok(()),
        None => Err(GrpcError::Shop(ShopError::of_route(name))),
    }
}

struct Watch;

impl ServerStreamingService<String> for Watch {
    type Response = String;
    type ResponseStream = Pin<Box<dyn Stream<Item = Result<String, Status>> + Send>>;
    type Future = Ready<Result<Response<Self::ResponseStream>, Status>>;

    fn call(&mut self, request: Request<String>) -> Self::Future {
        let name = request.into_inner();
        let items: Self::ResponseStream = match name.split_once('/') {
            // The error is converted before the stream starts.
            Some(("early", name)) => Box::pin(tokio_stream::iter([Ok("one".to_owned()), second(name)])),
            // The error is converted in another task.
            Some(("spawned", name)) => {
                let (sender, receiver) = tokio::sync::mpsc::channel(1);
                let name = name.to_owned();
                tokio::spawn(async move {
                    let _ = sender.send(Ok("one".to_owned())).await;
                    let _ = sender.send(second(&name)).await;
                });
                Box::pin(ReceiverStream::new(receiver))
            }
            // The error is converted when it is sent.
            _ => Box::pin(tokio_stream::once(Ok("one".to_owned())).chain(LateSecond(Some(name)))),
        };
        ready(Ok(Response::new(items)))
    }
}

fn second(name: &str) -> Result<String, Status> {
    if name == "foreign" {
        return Err(Status::data_loss("the disk is gone"));
    }
    fail(name)?;
    Ok("two".to_owned())
}

/// Makes the second item when it is polled.
struct LateSecond(Option<String>);

impl Stream for LateSecond {
    type Item = Result<String, Status>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.take().map(|name| second(&name)))
    }
}

fn unwrap(server: std::io::Result<Server>) -> Server {
    server.unwrap_or_else(|error| unreachable!("the server does not start: {error}"))
}

/// Without the layer.
pub(crate) fn alone() -> Server {
    unwrap(Server::start(|listener| async move {
        let incoming = TcpListenerStream::new(listener);
        let _ = tonic::transport::Server::builder().serve_with_incoming(Shop, incoming).await;
    }))
}

/// With the layer, and a timeout inside it.
pub(crate) fn layered(layer: ErrorLayer) -> Server {
    unwrap(Server::start(|listener| async move {
        let incoming = TcpListenerStream::new(listener);
        let builder = tonic::transport::Server::builder().layer(layer);
        let builder = builder.layer(tower::timeout::TimeoutLayer::new(Duration::from_millis(200)));
        let _ = builder.serve_with_incoming(Shop, incoming).await;
    }))
}

/// With the layer around the layer.
pub(crate) fn layered_twice(layer: ErrorLayer) -> Server {
    unwrap(Server::start(|listener| async move {
        let incoming = TcpListenerStream::new(listener);
        let builder = tonic::transport::Server::builder().layer(layer.clone()).layer(layer);
        let _ = builder.serve_with_incoming(Shop, incoming).await;
    }))
}

/// A client with its own runtime.
pub(crate) struct Client {
    runtime: tokio::runtime::Runtime,
    grpc: tonic::client::Grpc<Channel>,
}

impl Client {
    pub(crate) fn new(server: &Server) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
        let Ok(runtime) = runtime else { unreachable!("the runtime does not start") };
        let Ok(endpoint) = Endpoint::from_shared(format!("http://{}", server.address)) else {
            unreachable!("not a URL")
        };
        let channel = runtime.block_on(endpoint.connect());
        let Ok(channel) = channel else { unreachable!("no connection") };
        Self { runtime, grpc: tonic::client::Grpc::new(channel) }
    }

    /// Calls a method that returns one text.
    pub(crate) fn call(&mut self, method: &'static str, request: Request<String>) -> Result<Response<String>, Status> {
        let Self { runtime, grpc } = self;
        runtime.block_on(async {
            assert!(grpc.ready().await.is_ok(), "the connection is lost");
            grpc.unary(request, PathAndQuery::from_static(method), Codec::default()).await
        })
    }

    /// Calls `Buy` with a name.
    pub(crate) fn buy(&mut self, name: &str) -> Result<Response<String>, Status> {
        self.call("/shop.Shop/Buy", Request::new(name.to_owned()))
    }

    /// Calls `Watch` with a name, and returns all items and the status at the end.
    pub(crate) fn watch(&mut self, name: &str) -> (Vec<String>, Option<Status>) {
        self.watch_with(Request::new(name.to_owned()))
    }

    /// The same for a request.
    pub(crate) fn watch_with(&mut self, request: Request<String>) -> (Vec<String>, Option<Status>) {
        let Self { runtime, grpc } = self;
        runtime.block_on(async {
            assert!(grpc.ready().await.is_ok(), "the connection is lost");
            let path = PathAndQuery::from_static("/shop.Shop/Watch");
            let started = grpc.server_streaming(request, path, Codec::default()).await;
            let Ok(response) = started else { unreachable!("the stream does not start") };
            let (mut stream, mut items) = (response.into_inner(), Vec::new());
            loop {
                match stream.message().await {
                    Ok(Some(item)) => items.push(item),
                    Ok(None) => return (items, None),
                    Err(status) => return (items, Some(status)),
                }
            }
        })
    }
}
