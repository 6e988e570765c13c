#!/bin/sh
# Fills corpus/ with what every run starts from: seeds/, and parts of what the tests of the main crate read.
set -eu
cd "$(dirname "$0")"
inputs=../tests/inputs stories=../fixtures

# give TARGET FILE...: the files under names that tell where they come from.
give() {
    target=$1
    shift
    mkdir -p "corpus/$target"
    for file; do
        cp "$file" "corpus/$target/$(echo "$file" | sed 's|^[./]*||; s|/|-|g')"
    done
}

# packed FILE TARGET: what is inside of a gzip file.
packed() {
    mkdir -p "corpus/$2"
    gzip -cd "$1" >"corpus/$2/$(basename "$1" .gz)"
}

for folder in seeds/*; do
    give "$(basename "$folder")" "$folder"/*
done
give read_html $inputs/good/*.html $inputs/broken/*.html $stories/*/*.html
give read_feed $inputs/good/*.xml $inputs/good/*.rdf $inputs/good/feed.json $inputs/broken/*.xml $inputs/broken/*.rdf
give read_warc $inputs/broken/wrong-length.warc
packed $inputs/good/ccnews.warc.gz read_warc
packed $inputs/broken/archive.wet.gz read_warc
give read_pdf $(find $inputs -name '*.pdf' -size -8k)
give read_mail $inputs/good/*.eml $inputs/good/*.mbox $inputs/good/*.mhtml $inputs/broken/*.eml $inputs/broken/*.mbox \
    $inputs/broken/*.mhtml
give read_table $inputs/good/*.csv $inputs/good/*.tsv $inputs/broken/*.csv $inputs/broken/*.tsv
give read_json $inputs/good/*.json $stories/*/*.ndjson $stories/*/*.jsonl
packed $inputs/good/wire.ndjson.gz read_json
give read_any $(find seeds/read_* -type f) $inputs/good/*.gz $inputs/good/*.zip $inputs/broken/*.zip $stories/*/*.md

# Paragraphs of the stories, and the first of two outlets that tell of one story.
mkdir -p corpus/extract corpus/compare corpus/scales
for story in $stories/*; do
    name=$(basename "$story")
    for file in "$story"/*.md "$story"/*.txt; do
        [ -e "$file" ] || continue
        sed '1{/^---$/!b};/^---$/,/^---$/d' "$file" |
            awk -v at="corpus/extract/$name-$(basename "$file")" 'BEGIN { RS = "" } { print > (at "-" NR) }'
    done
    set -- "corpus/extract/$name"-*-1
    if [ $# -ge 2 ]; then
        { cat "$1"; echo ====; cat "$2"; } >"corpus/compare/$name"
    fi
done
