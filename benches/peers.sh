#!/bin/sh
# How fast others find figures in the same articles, on one core, beside this program: benches/peers.sh ARTICLES.ndjson [GAINSAY]
# Needs python3 with venv, and a network for pip.  text2num spots numbers in words; quantulum3 parses quantities, and reads the first
# 60 kB only, as it takes seconds for them.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
articles=$1
gainsay=${2:-$root/target/release/gainsay}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet text2num==3.0.0 quantulum3==0.9.2
"$work/venv/bin/python" - "$articles" "$gainsay" <<'PYTHON'
import json, resource, subprocess, sys, time
from text_to_num import alpha2digit
from quantulum3 import parser

with open(sys.argv[1]) as lines:
    texts = [json.loads(line)["text"] for line in lines]

def told(name, size, spent):
    print(f"{name}: {size} bytes in {spent:.2f} s of CPU, {size / spent / 1e6:.3f} MB/s")

for name, run, most in (("text2num", lambda text: alpha2digit(text, "en"), 10**9), ("quantulum3", parser.parse, 60_000)):
    size, start = 0, time.process_time()
    for text in texts:
        run(text)
        size += len(text.encode())
        if size >= most:
            break
    told(name, size, time.process_time() - start)

before = resource.getrusage(resource.RUSAGE_CHILDREN)
subprocess.run([sys.argv[2], "extract", "--threads", "1", "--format", "ndjson", sys.argv[1]], stdout=subprocess.DEVNULL)
after = resource.getrusage(resource.RUSAGE_CHILDREN)
told("gainsay extract", sum(len(text.encode()) for text in texts), after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
PYTHON
