"""The section "Call it" of the README, in Python."""

import httpx
from errors import ApiErrorException, OrderNotFound, send_with_retry

url = "http://127.0.0.1:3000/orders/8"
try:
    print(send_with_retry(lambda: httpx.get(url), method="GET", url=url).status_code)
except ApiErrorException as raised:
    if isinstance(raised.error, OrderNotFound):
        print("There is no such order.")
    else:
        print(f"{raised} (attempts: {raised.attempts})")
