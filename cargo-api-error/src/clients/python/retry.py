
#: How a request failed without an answer.
TransportKind: TypeAlias = Literal[
    "connect", "not_processed", "reset", "timeout", "incomplete_body", "certificate", "request"
]
_StopReason: TypeAlias = Literal[
    "permanent",
    "not_idempotent",
    "server_hint",
    "replayed",
    "key_reused",
    "quota",
    "wait_too_long",
    "attempts",
    "deadline",
    "not_replayable",
    "cancelled",
    "budget",
]
_RetryReason: TypeAlias = Literal["status", "new_connection", "rate_limit", "conflict", "server_hint", "transport"]


@dataclass(frozen=True)
class TransportFailure:
    """A request that failed without an answer."""

    transport: TransportKind


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """An attempt that failed."""

    method: str
    #: 1 for the first attempt.
    attempt: int = 1
    elapsed_ms: float = 0
    #: The time of day; None: now.
    now_ms: float | None = None
    #: A random number of at least 0 and less than 1; None: a new one.
    random: float | None = None
    #: The key that all attempts share.
    idempotency_key: str | None = None
    #: Whether the operation is idempotent, whatever its method is.
    idempotent: bool = False
    #: Whether the body can be sent again.
    replayable: bool = True
    cancelled: bool = False
    #: For the budget.
    host: str = ""


class RetryBudget:
    """The permits to retry, per host. A retry takes 14, or 5 if the server limits the rate; a success gives some back."""

    def __init__(self, most: int = 500) -> None:
        self._most = most
        self._hosts: dict[str, int] = {}
        self._lock = threading.Lock()

    def permits(self, host: str) -> int:
        """How many permits a host has left."""
        return self._hosts.get(host, self._most)

    def withdraw(self, host: str, cost: int) -> bool:
        """Takes permits. False, and nothing taken, if there are not enough."""
        with self._lock:
            left = self.permits(host) - cost
            if left < 0:
                return False
            if len(self._hosts) >= 10_000:
                self._hosts.clear()
            self._hosts[host] = left
            return True

    def deposit(self, host: str, permits: int) -> None:
        """Gives permits back: those of a retry that succeeded, or 1."""
        with self._lock:
            # A host that is not remembered has all of its permits.
            if host in self._hosts:
                self._hosts[host] = min(self._hosts[host] + permits, self._most)


@dataclass(frozen=True, kw_only=True)
class RetryPolicy:
    """When to send a request again."""

    #: With the first one.
    max_attempts: int = 3
    #: For all attempts and the waits between them.
    deadline_ms: float = 60_000
    #: The longest wait that a server can ask for.
    max_retry_after_ms: float = 60_000
    #: The first wait and the longest one.
    backoff_ms: tuple[float, float] = (500, 8000)
    #: The same if the server limits the rate.
    throttle_backoff_ms: tuple[float, float] = (1000, 20_000)
    #: More statuses to retry if that is safe.
    also_retry: Sequence[int] = ()
    #: Codes of a 429 that no wait of seconds mends.
    quota_codes: Sequence[str] = ("insufficient_quota", "quota_exceeded")
    #: Headers with `true` or `false`.
    hint_headers: Sequence[str] = ("x-should-retry", "stripe-should-retry")
    #: How often a 500 is retried.
    retries_of_500: int = 1
    #: Whether a 503 with `Retry-After` is retried even if the request is not idempotent.
    retries_unsafe_503: bool = False
    #: Whether a 403 that limits the rate is retried.
    retries_limited_403: bool = False
    #: Limits the retries of all requests together.
    budget: RetryBudget | None = None


@dataclass(frozen=True)
class Retry:
    """Send the request again after a wait."""

    after_ms: float
    reason: _RetryReason
    retry: Literal[True] = True


@dataclass(frozen=True)
class Stop:
    """Do not send the request again."""

    reason: _StopReason
    retry: Literal[False] = False


def retry_advice(
    failure: ApiError | TransportFailure, attempt: Attempt, policy: RetryPolicy = RetryPolicy()
) -> Retry | Stop:
    """Whether to send a request again. A decision to do so takes permits from the budget."""
    now_ms = time.time() * 1000 if attempt.now_ms is None else attempt.now_ms
    if isinstance(failure, TransportFailure):
        reason = _of_transport(failure.transport, attempt)
    else:
        reason = _of_error(failure, attempt, policy, now_ms)
    if isinstance(reason, Stop):
        return reason
    after_ms = _wait_ms(failure, attempt, now_ms, policy)
    if after_ms is None:
        return Stop("wait_too_long")
    if attempt.cancelled:
        return Stop("cancelled")
    if not attempt.replayable:
        return Stop("not_replayable")
    if attempt.attempt >= policy.max_attempts:
        return Stop("attempts")
    if attempt.elapsed_ms + after_ms >= policy.deadline_ms:
        return Stop("deadline")
    if policy.budget is not None and not policy.budget.withdraw(attempt.host, _retry_cost(failure)):
        return Stop("budget")
    return Retry(after_ms, reason)


def _if_safe(attempt: Attempt, reason: _RetryReason) -> _RetryReason | Stop:
    """The server may execute the request twice: its method is idempotent (RFC 9110 section 9.2.2), or a key makes it so."""
    is_idempotent = attempt.method in ("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE")
    return reason if is_idempotent or attempt.idempotency_key or attempt.idempotent else Stop("not_idempotent")


def _of_transport(kind: TransportKind, attempt: Attempt) -> _RetryReason | Stop:
    if kind in ("connect", "not_processed"):
        return "transport"
    return Stop("permanent") if kind in ("certificate", "request") else _if_safe(attempt, "transport")


def _of_error(error: ApiError, attempt: Attempt, policy: RetryPolicy, now_ms: float) -> _RetryReason | Stop:
    for name in policy.hint_headers:
        hint = _trimmed_header(error, name.lower()).lower()
        if hint in ("true", "false"):
            return "server_hint" if hint == "true" else Stop("server_hint")
    if _trimmed_header(error, "idempotent-replayed").lower() == "true":
        return Stop("replayed")
    if error.kind == "unexpected_content":
        return Stop("permanent")
    by_status = _of_status(error, attempt, policy, now_ms)
    if error.declared_retryable is False:
        return Stop("server_hint")
    if error.declared_retryable and by_status == Stop("permanent"):
        return _if_safe(attempt, "server_hint")
    return by_status


def _trimmed_header(error: ApiError, name: str) -> str:
    return (_header_text(error.headers, name) or "").strip()


def _of_status(error: ApiError, attempt: Attempt, policy: RetryPolicy, now_ms: float) -> _RetryReason | Stop:
    has_wait = retry_after_ms(error, now_ms) is not None
    is_idempotency_error = error.type == "idempotency_error"
    match error.status:
        case 408 | 425:
            return _if_safe(attempt, "new_connection")
        # The server has not seen the request (RFC 9110 section 15.5.20), but another connection may not help either.
        case 421 if attempt.attempt == 1:
            return "new_connection"
        # A limiter rejects a request before anything executes it.
        case 429:
            return Stop("quota") if error.code in policy.quota_codes else "rate_limit"
        case 403 if policy.retries_limited_403 and (has_wait or _trimmed_header(error, "ratelimit-remaining") == "0"):
            return "rate_limit"
        case 409 if is_idempotency_error or error.type == "api_error" or error.code == "lock_timeout":
            return _if_safe(attempt, "conflict")
        case 400 | 422 if is_idempotency_error:
            return Stop("key_reused")
        case 413 if has_wait:
            return _if_safe(attempt, "status")
        case 500:
            return Stop("permanent") if attempt.attempt > policy.retries_of_500 else _if_safe(attempt, "status")
        case 503 if policy.retries_unsafe_503 and has_wait:
            return "status"
        case 502 | 503 | 504:
            return _if_safe(attempt, "status")
        case status:
            return _if_safe(attempt, "status") if status in policy.also_retry else Stop("permanent")


def _is_throttle(failure: ApiError | TransportFailure) -> bool:
    """Whether the server protects itself: waits are longer then, and a retry costs less."""
    return not isinstance(failure, TransportFailure) and (failure.status == 429 or failure.type == "rate_limit_error")


def _retry_cost(failure: ApiError | TransportFailure) -> int:
    return 5 if _is_throttle(failure) else 14


def _wait_ms(
    failure: ApiError | TransportFailure, attempt: Attempt, now_ms: float, policy: RetryPolicy
) -> float | None:
    """The wait before the next attempt. None if the server asks for a longer one than the policy allows."""
    random = _random.random() if attempt.random is None else attempt.random
    random = random if 0 <= random < 1 else 0
    asked = None if isinstance(failure, TransportFailure) else retry_after_ms(failure, now_ms)
    if asked:
        spread = min(max(asked / 10, 50), 1000)
        return None if asked > policy.max_retry_after_ms else asked + spread * random
    base, cap = policy.throttle_backoff_ms if _is_throttle(failure) else policy.backoff_ms
    return min(base * 2.0 ** min(attempt.attempt - 1, 31), cap) * random

