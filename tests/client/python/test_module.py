"""What the corpus does not show: exceptions, and the helpers of httpx and requests."""

import asyncio
import pickle
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import httpx
import pytest
import requests
from generated.shop import (
    ApiErrorException,
    OutOfStock,
    Response,
    RetryPolicy,
    decode_error_body,
    send_with_retry,
    send_with_retry_async,
)
from use import describe

BODY = b'{"code":"out_of_stock","details":{"left":2,"articles":["a"]}}'


def test_an_exception_can_be_pickled() -> None:
    error = decode_error_body(409, [("X-Request-Id", "req_1")], BODY)
    assert isinstance(error, OutOfStock) and describe(error) == "2 ['a'] None"
    copy = pickle.loads(pickle.dumps(ApiErrorException(error, 2)))
    assert (copy.error, copy.attempts, str(copy)) == (error, 2, "409 out_of_stock (request id: req_1)")
    assert copy.error.request_id == "req_1"
    said = decode_error_body(409, [], b'{"code":"out_of_stock","message":"Only 2\\nleft \\u202e."}')
    assert str(ApiErrorException(said)) == "409 out_of_stock: Only 2\\nleft \\u202e."


@contextmanager
def server(statuses: list[int]) -> Iterator[str]:
    """Answers with these statuses, one after the other."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(statuses.pop(0))
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(BODY)))
            self.end_headers()
            self.wfile.write(BODY)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as http:
        thread = threading.Thread(target=http.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{http.server_port}/"
        http.shutdown()
        thread.join()


def test_httpx_sends_again() -> None:
    waits: list[float] = []
    with server([503, 502, 200]) as url:
        assert send_with_retry(lambda: httpx.get(url), method="GET", url=url, sleep=waits.append).status_code == 200
    assert len(waits) == 2


def test_an_asynchronous_client_sends_again() -> None:
    async def sleep(seconds: float) -> None:
        pass

    async def call(url: str) -> httpx.Response:
        async with httpx.AsyncClient() as client:
            return await send_with_retry_async(lambda: client.get(url), method="GET", sleep=sleep)

    with server([503, 200]) as url:
        assert asyncio.run(call(url)).status_code == 200


def test_requests_raises_what_stays_an_error() -> None:
    with server([503, 409]) as url:
        with pytest.raises(ApiErrorException) as raised:
            send_with_retry(lambda: requests.get(url, timeout=5), method="GET", sleep=lambda _: None)
    assert isinstance(raised.value.error, OutOfStock)
    assert raised.value.attempts == 2


@pytest.mark.parametrize("send", [httpx.get, requests.get])
def test_a_connection_that_there_never_was_is_raised_as_it_is(send: Callable[[str], Response]) -> None:
    waits: list[float] = []
    with server([]) as url:
        pass
    with pytest.raises((httpx.ConnectError, requests.ConnectionError)):
        send_with_retry(lambda: send(url), method="GET", policy=RetryPolicy(max_attempts=2), sleep=waits.append)
    assert len(waits) == 1
