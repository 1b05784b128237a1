"""What the README shows does what it says."""

import runpy

import httpx
import pytest


@pytest.mark.parametrize(
    ("response", "printed"),
    [
        (httpx.Response(200, text="7 pens"), "200"),
        (httpx.Response(404, json={"code": "order_not_found"}), "There is no such order."),
        (httpx.Response(403, text="<html>"), "403 (attempts: 1)"),
    ],
)
def test_call_it(
    response: httpx.Response, printed: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(httpx, "get", lambda _: response)
    runpy.run_path("call_it.py")
    assert capsys.readouterr().out == f"{printed}\n"
