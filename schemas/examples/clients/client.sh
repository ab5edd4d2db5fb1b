#!/bin/sh
# Places an order and follows it to its end, with curl.
#
#   HUB_TOKEN=… sh client.sh ../orders/good.json
#
# HUB_URL: the hub (http://127.0.0.1:8080). HUB_TOKEN: a token with orders:read and orders:write. ORDER_KEY: the
# Idempotency-Key; give the one of before to go on where an earlier run ended. Ends with 0 if the order is shipped, with
# 1 if it is refused, with 2 if the hub cannot be asked or the order takes longer than a minute.
set -eu

hub=${HUB_URL:-http://127.0.0.1:8080}
order=${1:?"which order? Give a file"}
key=${ORDER_KEY:-$(cat /proc/sys/kernel/random/uuid 2>/dev/null || uuidgen)}
files=$(mktemp -d)
trap 'rm -rf "$files"' EXIT

# In a file, because others on this machine can see the arguments of a command.
umask 077
[ -z "${HUB_TOKEN:-}" ] || echo "Authorization: Bearer $HUB_TOKEN" > "$files/token"
touch "$files/token"

# Sends a request until an answer settles it: not after a lost connection, a 429 or a fault of the hub's. That is safe
# because each attempt has the same key. Sets status; the answer is in files.
ask() {
  for attempt in 1 2 3 4 5 6; do
    : > "$files/head"
    status=$(curl -sS -m 30 -H @"$files/token" -D "$files/head" -o "$files/body" -w '%{http_code}' "$@") || status=000
    case $status in
      000 | 429 | 5??) ;;
      *) return ;;
    esac
    pause=$(header Retry-After)
    echo "attempt $attempt: $status, again in ${pause:-$attempt} s" >&2
    sleep "${pause:-$attempt}"
  done
  echo "the hub could not be asked; go on later with ORDER_KEY=$key" >&2
  exit 2
}

header() {
  sed -n "s/^$1: *\([^[:space:]]*\).*/\1/Ip" "$files/head" | tail -n 1
}

member() {
  sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p" "$files/body"
}

# What is wrong stands in a problem document: type and errors for programs, the rest for people.
require() {
  [ "$status" = "$1" ] && return
  echo "refused with $status: $(cat "$files/body")" >&2
  exit 1
}

ask -X POST -H 'Content-Type: application/json' -H "Idempotency-Key: $key" --data-binary @"$order" "$hub/orders"
require 202
place=$(header Location)
echo "taken: $place"

for second in $(seq 60); do
  ask "$hub$place"
  require 200
  case $(member status) in
    SHIPPED) echo "SHIPPED as $(member trackingId)" && exit 0 ;;
    REJECTED | EXPIRED | CANCELLED) echo "$(member status): $(member reason)" && exit 1 ;;
  esac
  sleep 1
done
echo "still $(member status) after $second s; look at $place later" >&2
exit 2
