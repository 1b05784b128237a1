"""Every file of the corpus: what the module decodes and decides is what the file says."""

import base64
import json
from calendar import timegm
from pathlib import Path
from typing import Any

import pytest
from generated.shop import (
    ApiError,
    Attempt,
    FieldError,
    Retry,
    RetryBudget,
    RetryPolicy,
    TransportFailure,
    decode_error_body,
    field_errors,
    retry_advice,
    retry_after_ms,
)

HERE = Path(__file__).parent
NOW_MS = timegm((2026, 1, 1, 0, 0, 0)) * 1000
SHAPES = json.loads((HERE / "../shapes.json").read_text())
FILES = sorted((HERE / "../corpus").glob("*.json"))


def bytes_of(body: Any) -> bytes:
    def part_bytes(part: Any) -> bytes:
        if isinstance(part, str):
            return part.encode()
        if "base64" in part:
            return base64.b64decode(part["base64"])
        return str(part["text"]).encode() * int(part["times"])

    return b"".join(map(part_bytes, [body] if isinstance(body, str) else body))


def decode(case: Any) -> ApiError:
    response = case["response"]
    headers = [(name, value) for name, value in response.get("headers", [])]
    state = response.get("body_state", "complete")
    shape = SHAPES.get(case.get("shape"), {}).get("members")
    return decode_error_body(response["status"], headers, bytes_of(response.get("body", [])), body_state=state, shape=shape)


def complete(expected: Any, length: int) -> Any:
    """The failure with everything that the file leaves out."""
    names = ("code", "message", "param", "doc_url", "request_id", "header_request_id", "retry_after_ms")
    every: dict[str, Any] = dict.fromkeys(names)
    every |= {"details": {}, "extra": {}, "errors": [], "more_errors": 0, "retryable": False, "trailing": False}
    every |= {"body_state": "complete", "body_length": length} | expected
    if "field_errors" not in every:
        one = {"code": every["code"] or "", "message": every["message"] or "", "param": every["param"]}
        every["field_errors"] = every["errors"] or ([one] if every["param"] else [])
    if not expected.get("errors"):
        del every["errors"]
    every["field_errors"] = sorted(every["field_errors"], key=lambda item: item["param"] or "")
    return every


def failure_of(error: ApiError) -> Any:
    def members(item: FieldError) -> Any:
        return {"code": item.code, "message": item.message, "param": item.param}

    names = ("kind", "format", "type", "code", "message", "param", "doc_url", "request_id", "header_request_id")
    more = ("details", "extra", "more_errors", "retryable", "body_state", "trailing")
    failure = {name: getattr(error, name) for name in (*names, *more)}
    wait = retry_after_ms(error, NOW_MS)
    listed = [members(item) for items in field_errors(error).values() for item in items]
    failure["field_errors"] = sorted(listed, key=lambda item: item["param"] or "")
    failure |= {"retry_after_ms": None if wait is None else round(wait, 3), "body_length": len(error.body)}
    return failure


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    case = json.loads(path.read_text())
    error = decode(case) if "response" in case else None
    if error is not None:
        expected = complete(case["expect"]["failure"], min(len(bytes_of(case["response"].get("body", []))), 64 * 1024))
        errors = expected.pop("errors", None)
        assert failure_of(error) == expected
        if errors is not None:
            assert [vars(item) for item in error.errors] == errors
    request = case.get("request", {})
    attempt = Attempt(
        method=request.get("method", "GET"),
        attempt=case.get("attempt", 1),
        elapsed_ms=case.get("elapsed_ms", 0),
        now_ms=NOW_MS,
        random=case.get("random", 0.5),
        idempotency_key="key" if request.get("idempotency_key") else None,
        idempotent=request.get("idempotent", False),
        replayable=request.get("replayable", True),
        cancelled=request.get("cancelled", False),
        host="api.example.com",
    )
    budget = RetryBudget(case["budget"]) if "budget" in case else None
    policy = RetryPolicy(**case.get("policy", {}), budget=budget)
    advice = retry_advice(error or TransportFailure(case["transport"]), attempt, policy)
    decision: dict[str, object] = {"retry": advice.retry, "reason": advice.reason}
    if isinstance(advice, Retry):
        decision["after_ms"] = round(advice.after_ms, 3)
    assert decision == case["expect"]["decision"]
    if budget is not None and "budget" in case["expect"]:
        assert budget.permits("api.example.com") == case["expect"]["budget"]


def test_the_corpus_is_there() -> None:
    assert len(FILES) >= 400
