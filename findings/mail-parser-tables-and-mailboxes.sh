#!/bin/sh
# mail-parser 0.11.9 (Rust, crates.io): words of an HTML letter, and the messages of a mailbox.
#
# Most would expect that the text which `body_text` makes of an HTML part keeps the cells of a table apart, and that a line such as
# "From the mayor came no word" inside a message does not end it: separators of RFC 4155 have an address and a date.
#
# Seen: "<td>12</td><td>30</td>" becomes "1230", a figure that nobody stated; and `mbox::MessageIterator` begins a new message at every
# line that starts with "From ", so that the rest of the letter becomes a message without sender, date or subject.
# gainsay reads HTML parts by its own reader of pages and takes mailboxes apart itself (src/read/mail/, with tests).
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
mail-parser = "=0.11.9"
EOF
cat > src/main.rs <<'EOF'
use mail_parser::{MessageParser, mailbox::mbox::MessageIterator};

fn main() {
    let letter = "From: a@lindow.example\r\nSubject: t\r\nContent-Type: text/html\r\n\r\n<table><tr><td>Dead</td><td>12</td><td>30</td></tr></table>";
    println!("{:?}", MessageParser::default().parse(letter.as_bytes()).unwrap().body_text(0).unwrap().trim());
    let mailbox = "From a@lindow.example Sat Jan  3 01:05:34 2026\nFrom: a@lindow.example\n\nThe Esk rose.\nFrom the mayor came no word.\nIt fell.\n";
    for message in MessageIterator::new(mailbox.as_bytes()) {
        println!("{:?}", String::from_utf8_lossy(message.unwrap().contents()));
    }
}
EOF
seen=$(cargo run --quiet 2>/dev/null)
expected='"Dead1230"
"From: a@lindow.example\n\nThe Esk rose.\n"
"It fell.\n"'
printf '%s\n' "$seen"
[ "$seen" = "$expected" ]
