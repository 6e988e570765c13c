#!/bin/sh
# feed-rs 3.0.0 (Rust, crates.io): what it makes of the dates and authors of RSS items.
#
# Most would expect that an item keeps the day that its outlet wrote, that zones which real feeds name are read, and that the
# name in "desk@lindow.example (June Aldous)", the form that RSS 2.0 asks for in <author>, is June Aldous.
#
# Seen: `published` is in UTC and nothing keeps the offset, so that Saturday 23:30 in New York is Sunday; "CET", "BST", a missing zone
# and "Jan 3, 2026 10:00 AM" give no date at all, without an error; the brackets stay around the name.
# Whoever groups news by day puts evenings on the wrong one.  gainsay gives the crate a `timestamp_parser` that hands out
# numbers, and reads the dates as they are written itself (src/read/feed.rs, with tests).
#
# Needs cargo and the registry; works in a folder of its own; ends with 1 if the behaviour is another.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir src
cat > Cargo.toml <<'EOF'
[package]
name = "tried"
version = "0.0.0"
edition = "2021"

[dependencies]
feed-rs = "=3.0.0"
EOF
cat > src/main.rs <<'EOF'
fn main() {
    for date in ["Sat, 03 Jan 2026 23:30:00 -0500", "Sat, 03 Jan 2026 23:30:00 CET", "Sat, 03 Jan 2026 23:30:00 BST", "Sat, 03 Jan 2026 23:30:00", "Jan 3, 2026 10:00 AM"] {
        let xml = format!("<rss version=\"2.0\"><channel><title>t</title><item><title>a</title><author>desk@lindow.example (June Aldous)</author><pubDate>{date}</pubDate></item></channel></rss>");
        let feed = feed_rs::parser::parse(xml.as_bytes()).unwrap();
        let entry = &feed.entries[0];
        println!("{date}: {} by {}", entry.published.map_or("none".to_owned(), |at| at.date_naive().to_string()), entry.authors[0].name.as_deref().unwrap_or("none"));
    }
}
EOF
seen=$(cargo run --quiet 2>/dev/null)
expected="Sat, 03 Jan 2026 23:30:00 -0500: 2026-01-04 by (June Aldous)
Sat, 03 Jan 2026 23:30:00 CET: none by (June Aldous)
Sat, 03 Jan 2026 23:30:00 BST: none by (June Aldous)
Sat, 03 Jan 2026 23:30:00: none by (June Aldous)
Jan 3, 2026 10:00 AM: none by (June Aldous)"
printf '%s\n' "$seen"
[ "$seen" = "$expected" ]
