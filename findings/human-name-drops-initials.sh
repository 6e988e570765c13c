#!/bin/sh
# human_name 2.0.4 (Rust, crates.io): `Name::consistent_with` asks whether two names may be one person's.
#
# Most would expect that two names whose middle initials differ in number and order are told apart as those are that
# differ in a letter: "John M. Doe" and "John L. Doe" are inconsistent, as its documentation says.
#
# Seen: initials that the other name lacks are skipped wherever they stand, so that "Peter H. W. Lane" is consistent with
# "Peter W. Lane" (father and son are often told apart by just that), and a "Jr." that one name lacks is no difference:
# "Peter Lane" is consistent with "Peter Lane Jr.".  A body in the form of a name is one: "Harbour Ministry" parses.
# Whoever merges records by it alone makes one person of two.  gainsay takes its answer for "possible" only, and wants an
# office or a story beside it (src/lexicon/spelling/person.rs).
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
human_name = "=2.0.4"
EOF
cat > src/main.rs <<'EOF'
use human_name::Name;

fn main() {
    let pairs = [
        ("John M. Doe", "John L. Doe"),
        ("Peter H. W. Lane", "Peter W. Lane"),
        ("Peter Lane", "Peter Lane Jr."),
    ];
    for (one, other) in pairs {
        let (a, b) = (Name::parse(one).unwrap(), Name::parse(other).unwrap());
        println!("{one} / {other}: {}", a.consistent_with(&b));
    }
    println!("Harbour Ministry parses: {}", Name::parse("Harbour Ministry").is_some());
}
EOF
seen=$(cargo run --quiet 2>/dev/null)
expected="John M. Doe / John L. Doe: false
Peter H. W. Lane / Peter W. Lane: true
Peter Lane / Peter Lane Jr.: true
Harbour Ministry parses: true"
printf '%s\n' "$seen"
[ "$seen" = "$expected" ]
