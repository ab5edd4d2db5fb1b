"""Places an order and follows it to its end, with nothing but Python's standard library.

    HUB_TOKEN=… python3 client.py ../orders/good.json

HUB_URL: the hub (http://127.0.0.1:8080). HUB_TOKEN: a token with orders:read and orders:write. ORDER_KEY: the
Idempotency-Key; give the one of before to go on where an earlier run ended. Ends with 0 if the order is shipped, with 1
if it is refused, with 2 if the hub cannot be asked or the order takes longer than a minute.
"""

import http.client
import json
import os
import sys
import time
import urllib.error
import urllib.request
import uuid

HUB = os.environ.get("HUB_URL", "http://127.0.0.1:8080")
KEY = os.environ.get("ORDER_KEY") or str(uuid.uuid4())
TOKEN = os.environ.get("HUB_TOKEN")


def attempt(path, body, headers):
    """One request: its status, headers and body. A lost connection has status 0."""
    request = urllib.request.Request(HUB + path, data=body, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers, refused.read()
    except (OSError, http.client.HTTPException):
        return 0, {}, b""


def ask(path, expected, body=None, headers=None):
    """Sends a request until an answer settles it: not after a lost connection, a 429 or a fault of the hub's. That is
    safe because each attempt has the same key."""
    headers = dict(headers or {}, **({"Authorization": "Bearer " + TOKEN} if TOKEN else {}))
    for number in range(1, 7):
        status, answered, content = attempt(path, body, headers)
        if status == expected:
            return answered, json.loads(content)
        if status not in (0, 429) and status < 500:
            # type and errors are for programs, the rest is for people.
            sys.exit(refused(status, content))
        pause = float(answered.get("Retry-After", number))
        print(f"attempt {number}: {status}, again in {pause:g} s", file=sys.stderr)
        time.sleep(pause)
    print(f"the hub could not be asked; go on later with ORDER_KEY={KEY}", file=sys.stderr)
    sys.exit(2)


def refused(status, content):
    print(f"refused with {status}: {content.decode()}", file=sys.stderr)
    return 1


def main(file):
    with open(file, "rb") as order:
        headers, _ = ask(
            "/orders", 202, order.read(), {"Content-Type": "application/json", "Idempotency-Key": KEY}
        )
    place = headers["Location"]
    print("taken:", place)
    for _ in range(60):
        _, order = ask(place, 200)
        if order["status"] == "SHIPPED":
            print("SHIPPED as", order["trackingId"])
            return 0
        if order["status"] in ("REJECTED", "EXPIRED", "CANCELLED"):
            print(f"{order['status']}: {order.get('reason')}")
            return 1
        time.sleep(1)
    print(f"still {order['status']} after a minute; look at {place} later", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
