#!/usr/bin/env bash
# Makes the pictures of an HTML report over the fixtures again.  Needs chromium; writes docs/report-*.png.
set -euo pipefail
cd "$(dirname "$0")/.."

browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) ||
  { echo "please install chromium and run this again" >&2; exit 2; }
desk=$(mktemp -d)
trap 'rm -rf "$desk"' EXIT

cargo build --quiet
gainsay=(target/debug/gainsay --db "$desk/fixtures.db")
"${gainsay[@]}" add fixtures 2>/dev/null
# Status 1: there are contradictions.
"${gainsay[@]}" report --to-check --format html -o "$desk/report.html" || [ $? -eq 1 ]

shot() { # name, width, height, scheme
  local scheme=()
  [ "$4" = dark ] && scheme=(--blink-settings=preferredColorScheme=0)
  # A window is never narrower than 500 pixels; a frame in it is.
  printf '<!doctype html><style>body{margin:0}iframe{border:0;display:block}</style><iframe src="report.html" width="%s" height="%s"></iframe>' "$2" "$3" >"$desk/frame.html"
  "$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --allow-file-access-from-files --virtual-time-budget=2000 \
    "${scheme[@]}" --user-data-dir="$desk/profile" --window-size="$2,$3" --screenshot="$desk/$1.png" "file://$desk/frame.html" 2>/dev/null
  mv "$desk/$1.png" "docs/$1.png"
}

for scheme in light dark; do
  shot "report-phone-$scheme" 390 2400 "$scheme"
  shot "report-desk-$scheme" 1280 1400 "$scheme"
done
