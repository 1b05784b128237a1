
# Optional: what follows sends requests with httpx or requests. Remove it if another client sends them.

_R = TypeVar("_R", bound=Response)


class ApiErrorException(Exception):
    """An error response as an exception."""

    def __init__(self, error: ApiError, attempts: int = 1) -> None:
        # Exceptions are pickled with their arguments.
        super().__init__(error, attempts)
        self.error: ApiError = error
        #: How often the request was sent.
        self.attempts = attempts

    def __str__(self) -> str:
        error = self.error
        text = f"{error.status} {error.code or ''}".rstrip()
        text += f": {error.message}" if error.message else ""
        text += f" (request id: {error.request_id})" if error.request_id else ""
        # One line that shows what it has: the server chose the texts.
        return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text[:500])


class _Sending:
    """The attempts of one request."""

    def __init__(self, method: str, url: str, key: str | None, idempotent: bool, replayable: bool, policy: RetryPolicy):
        self._attempt, self._policy, self._paid = 1, policy, 1
        self._method, self._host, self._key = method.upper(), urlsplit(url).netloc, key
        self._idempotent, self._replayable, self._start = idempotent, replayable, time.monotonic()

    def wait_after(self, outcome: Response | Exception) -> float | None:
        """The seconds to wait before the next attempt. None if the request succeeded; raises if it failed for good."""
        failure: ApiError | TransportFailure
        reason = outcome
        if isinstance(outcome, Exception):
            failure = TransportFailure(_transport_kind(outcome))
        elif outcome.status_code < 400:
            if self._policy.budget is not None:
                self._policy.budget.deposit(self._host, self._paid)
            return None
        else:
            failure = decode_error(outcome)
            reason = ApiErrorException(failure, self._attempt)
        attempt = Attempt(
            method=self._method,
            attempt=self._attempt,
            elapsed_ms=(time.monotonic() - self._start) * 1000,
            idempotency_key=self._key,
            idempotent=self._idempotent,
            replayable=self._replayable,
            host=self._host,
        )
        advice = retry_advice(failure, attempt, self._policy)
        if isinstance(advice, Stop):
            raise cast(Exception, reason)
        self._attempt += 1
        self._paid = _retry_cost(failure)
        return advice.after_ms / 1000


def send_with_retry(
    send: Callable[[], _R],
    *,
    method: str,
    url: str = "",
    idempotency_key: str | None = None,
    idempotent: bool = False,
    replayable: bool = True,
    policy: RetryPolicy = RetryPolicy(),
    sleep: Callable[[float], object] = time.sleep,
) -> _R:
    """Calls `send`, which sends a request with httpx or requests, again if that is worth it.

    Raises `ApiErrorException` for an error response. If the request has an `Idempotency-Key`, name it.
    """
    sending = _Sending(method, url, idempotency_key, idempotent, replayable, policy)
    while True:
        outcome: _R | Exception
        try:
            outcome = send()
        except Exception as error:
            outcome = error
        wait = sending.wait_after(outcome)
        if wait is None:
            return cast(_R, outcome)
        sleep(wait)


async def send_with_retry_async(
    send: Callable[[], Awaitable[_R]],
    *,
    method: str,
    url: str = "",
    idempotency_key: str | None = None,
    idempotent: bool = False,
    replayable: bool = True,
    policy: RetryPolicy = RetryPolicy(),
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
) -> _R:
    """`send_with_retry` for asynchronous clients, such as `httpx.AsyncClient`."""
    sending = _Sending(method, url, idempotency_key, idempotent, replayable, policy)
    while True:
        outcome: _R | Exception
        try:
            outcome = await send()
        except Exception as error:
            outcome = error
        wait = sending.wait_after(outcome)
        if wait is None:
            return cast(_R, outcome)
        await sleep(wait)


#: Exceptions of httpx and requests, by their names. The first one that an exception is decides.
_TRANSPORT: Final[Mapping[str, TransportKind]] = {
    "SSLError": "certificate",
    "ConnectTimeout": "connect",
    "NewConnectionError": "connect",
    "ConnectError": "connect",
    "PoolTimeout": "connect",
    "TimeoutException": "timeout",
    "Timeout": "timeout",
    "ChunkedEncodingError": "incomplete_body",
    "NetworkError": "reset",
    "RemoteProtocolError": "reset",
    "ConnectionError": "reset",
}


def _transport_kind(error: Exception) -> TransportKind:
    """What an exception means. requests has one exception for a connection that there never was and for one that broke."""
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        return "certificate"
    for base in type(error).__mro__:
        kind = _TRANSPORT.get(base.__name__)
        if kind is not None:
            return kind
    return "request"
