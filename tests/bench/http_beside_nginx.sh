#!/usr/bin/env bash
# The cached page, its JSON and a static file beside nginx serving the same bytes from disk, in turns, so
# that a busy machine slows both alike; then the mix of http_mix.lua. Needs wrk and nginx.
#   tests/bench/http_beside_nginx.sh MITATE DATA_DIR [QUERIES.jsonl] [SECONDS] [PORT]
set -euo pipefail
program=$1 data=$2 queries=${3:-} seconds=${4:-3} port=${5:-18310}
here=$(dirname "$(readlink -f "$0")")
work=$(mktemp -d)
trap 'kill $server 2>/dev/null; kill "$(cat "$work/nginx.pid" 2>/dev/null)" 2>/dev/null; rm -rf "$work"' EXIT

"$program" --data-dir "$data" serve --port "$port" --no-access-log --no-query-statistics >"$work/url" 2>/dev/null &
server=$!
for _ in $(seq 100); do [ -s "$work/url" ] && break; sleep .1; done
url=$(head -1 "$work/url"); url=${url%/}
mkdir -p "$work/www"
page='/services?q=%E8%A1%80%E5%9C%A7' json='/api/v1/services?q=%E8%A1%80%E5%9C%A7' style='/static/app.css'
curl -s "$url$page" >"$work/www/page.html"
curl -s "$url$json" >"$work/www/answer.json"
curl -s "$url$style" >"$work/www/app.css"
cat >"$work/nginx.conf" <<CONF
worker_processes auto; pid $work/nginx.pid; error_log /dev/null;
events { worker_connections 1024; }
http { access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000;
  types { text/html html; application/json json; text/css css; }
  server { listen 127.0.0.1:$((port + 1)); root $work/www; } }
CONF
nginx -c "$work/nginx.conf"
wrk_rate() { wrk -t1 -c"$1" -d"${seconds}s" "$2" | awk '/Requests\/sec/ {print $2}'; }
printf '| what | connections | mitate/s | nginx/s | ratio |\n'
for what in "page $page page.html" "json $json answer.json" "static $style app.css"; do
  read -r name target file <<<"$what"
  for connections in 1 8 64; do
    ours=0 theirs=0
    for _ in 1 2 3; do
      ours="$ours $(wrk_rate "$connections" "$url$target")"
      theirs="$theirs $(wrk_rate "$connections" "http://127.0.0.1:$((port + 1))/$file")"
    done
    awk -v n="$name" -v c="$connections" -v a="$ours" -v b="$theirs" 'BEGIN {
      split(a, x, " "); split(b, y, " "); for (i = 2; i <= 4; ++i) { s += x[i]; t += y[i] }
      printf "| %s | %d | %.0f | %.0f | %.2f |\n", n, c, s / 3, t / 3, s / t }'
  done
done
[ -n "$queries" ] || exit 0
export MIX_QUERIES=$queries MIX_IDS=$work/ids
curl -s "$url/api/v1/services?per_page=50" | grep -o '"id":"svc-[a-z0-9-]*"' | cut -d'"' -f4 | sort -u >"$work/ids"
for connections in 1 8 64; do
  printf 'mix, %d connections: ' "$connections"
  wrk -t1 -c"$connections" -d"$((seconds * 3))s" --latency -s "$here/http_mix.lua" "$url" |
    awk '/50%|99%/ {printf "%s %s  ", $1, $2} /Requests\/sec/ {print $2 " requests/s"} /Non-2xx/ {print}'
done
