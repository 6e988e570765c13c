#!/bin/sh
# Runs the targets one after the other, each for so many seconds, and says in one line each what came of it:
#   fuzz/run.sh [SECONDS | RUNSx] [TARGET...]
# 60 means 60 seconds a target, 100000x so many executions.  A finding is kept in artifacts/TARGET/, and makes the exit status 1.
set -eu
cd "$(dirname "$0")"
much=${1:-60}
[ $# -eq 0 ] || shift
case $much in
*x) limit=-runs much=${much%x} ;;
*) limit=-max_total_time ;;
esac
[ $# -gt 0 ] || set -- $(sed -n 's|^path = "fuzz_targets/\(.*\)\.rs"|\1|p' Cargo.toml)

# longest TARGET: inputs of no more bytes.
longest() {
    case $1 in
    scales | json_in) echo 256 ;;
    extract) echo 512 ;;
    compare | read_table) echo 1024 ;;
    read_json) echo 2048 ;;
    *) echo 4096 ;;
    esac
}

# Words that the format has; a reading is edited by numbers as well.
words() {
    case $1 in
    extract | compare | scales) echo words ;;
    json_in) echo reading ;;
    read_any) echo html ;;
    *) echo "${1#read_}" ;;
    esac
}

./seeds.sh
mkdir -p log
# Safe Rust needs no sanitizer, see README.md.
build="cargo +nightly fuzz build --fuzz-dir . -O -s none"
$build >log/build 2>&1 || { cat log/build; exit 2; }
found=0
printf '%-11s %12s %8s %8s %9s  %s\n' target executions seconds a_second edges findings
for target; do
    mkdir -p "artifacts/$target"
    binary=$(ls -t target/*/release/"$target" | head -n 1)
    before=$(ls "artifacts/$target" | wc -l)
    started=$(date +%s)
    : >"log/$target"
    runs=0 ended=0 again=0
    # A finding ends the program: what time is left is used all the same, unless it falls over at once.
    runs=0 ended=0 tries=0 left=$much
    while [ "$tries" -lt 10 ] && [ "$left" -gt 0 ]; do
        status=0
        "$binary" "$limit=$left" -max_len="$(longest "$target")" -dict="dict/$(words "$target").dict" -timeout=10 \
            -rss_limit_mb=2048 -print_final_stats=1 -artifact_prefix="artifacts/$target/" "corpus/$target" \
            >log/now 2>&1 || status=$?
        cat log/now >>"log/$target"
        # What died without a sum said every so often how far it was.
        now=$(sed -n 's/^stat::number_of_executed_units: *//p; s/^#\([0-9]*\)\t.*/\1/p' log/now | sort -n | tail -n 1)
        runs=$((runs + ${now:-0})) tries=$((tries + 1))
        case $limit in
        -runs) left=$((much - runs)) ;;
        *) left=$((much - $(date +%s) + started)) ;;
        esac
        if [ "$status" -eq 0 ]; then break; fi
        ended=$status
    done
    seconds=$(($(date +%s) - started))
    edges=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "log/$target" | sort -n | tail -n 1)
    new=$(($(ls "artifacts/$target" | wc -l) - before))
    # A stack that overflows leaves no input behind.
    [ "$ended" -eq 0 ] || [ "$new" -gt 0 ] || new="exit status $ended, see log/$target"
    [ "$ended" -eq 0 ] || found=1
    printf '%-11s %12s %8s %8s %9s  %s\n' "$target" "$runs" "$seconds" "$((runs / (seconds > 0 ? seconds : 1)))" "${edges:-0}" "$new"
done
exit $found
