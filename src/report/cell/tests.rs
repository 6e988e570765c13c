use regex::Regex;

use super::*;

/// Every control and format character, and the ends of lines and paragraphs; the signs that are seen aside.
fn table() -> Vec<char> {
    let class = Regex::new(r"^[[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]--\p{Prepended_Concatenation_Mark}]$").unwrap();
    let all: Vec<char> = ('\0'..=char::MAX).filter(|c| class.is_match(c.encode_utf8(&mut [0; 4]))).collect();
    assert!(all.len() > 200, "{}", all.len());
    all
}

/// At the start, inside and at the end of words, twice, before a formula, and as the only character.
fn around(c: char) -> Vec<String> {
    vec![format!("It{c}o said"), format!("{c}Ito"), format!("Ito{c}{c}"), format!("{c}=2+2"), c.to_string()]
}

#[test]
fn no_control_or_format_character_leaves_unseen() {
    for c in table() {
        for text in around(c) {
            let lines = |out: &str| out.chars().filter(|out| *out != '\n').collect::<String>();
            assert!(!lines(&in_terminal(&text)).contains(c), "{c:?} on a terminal");
            assert!(!in_markdown(&text).contains(c), "{c:?} in Markdown");
            let csv = in_csv(&text).into_owned();
            assert!(matches!(c, '\n' | '\t') || !csv.contains(c), "{c:?} in CSV");
            assert!(!csv.starts_with('=') && !csv.contains("\n="), "a formula behind {c:?}");
            let json = in_json(&text).unwrap();
            assert!(!json.contains(c), "{c:?} in JSON");
            assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
        }
    }
}

#[test]
fn ordinary_text_is_left_alone() {
    for text in [
        "It was 14 °C — “no,” said Zoë O’Neil; Київ, 北京, ٣٤",
        // A joiner that shapes a word, in Persian, Hindi and Sinhala.
        "می\u{200C}خواهم",
        "क्\u{200D}ष",
        "ශ්\u{200D}රී",
        // A family, a heart, a tone of skin, and the flag of Wales.
        "👩\u{200D}👩\u{200D}👧 ❤\u{FE0F} 👩🏽\u{200D}🚒 🏴\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}",
        // Of two shapes of the character in the name of a town.
        "葛\u{E0100}城",
        // The sign of an Arabic year is seen.
        "\u{0601}١٤٤٥",
        "two\nlines",
    ] {
        assert_eq!(in_terminal(text), text);
        assert_eq!(in_csv(text), text);
        assert_eq!(in_json(&text).unwrap(), serde_json::to_string(text).unwrap());
        assert_eq!(in_markdown(text), text.replace('\n', "<br>"));
    }
}

#[test]
fn names_that_look_alike_do_not_stay_different_unseen() {
    for (name, seen) in [
        ("Ana\u{AD} Ito", "Ana Ito"),
        ("Ana\u{200B} Ito\u{2060}", "Ana Ito"),
        ("Ana Ito\u{FE0F}", "Ana Ito"),
        ("Ana\u{200D} Ito", "Ana� Ito"),
        ("Ana Ito\u{E0041}\u{E0042}", "Ana Ito��"),
        ("Ana\u{3164}Ito", "Ana�Ito"),
        ("🏴\u{E0067}\u{E0062}x", "🏴��x"),
    ] {
        assert_eq!((&*in_terminal(name), &*in_csv(name)), (seen, seen));
    }
}

#[test]
fn nothing_steers_the_terminal() {
    assert_eq!(in_terminal("a\u{1b}[2Jb\u{9b}c\u{202e}d\u{7}\r"), "a�[2Jb�c�d��");
    assert_eq!(in_terminal("two\nlines\tand a cell, Київ"), "two\nlines and a cell, Київ");
}

#[test]
fn formulas_become_text_in_a_spreadsheet() {
    for formula in [
        "=1+1",
        "+1",
        "-1+cmd|' /C calc'!A0",
        "@SUM(A1)",
        "\t=1",
        " =1",
        "\t 1",
        "\u{A0}=1",
        "＝1",
        "　＋1",
        "－1",
        "＠A",
    ] {
        assert_eq!(in_csv(formula), format!("'{formula}"));
    }
    for (cell, harmless) in [
        ("\u{FEFF}@A", "'@A"),
        ("\n=1", "'\n'=1"),
        ("\r=1", "'\n'=1"),
        ("14\r\n =1\n＝2", "14\n' =1\n'＝2"),
        ("14;=1\t@A; +1", "14;'=1\t'@A; +1"),
        ("a\u{1b}[2J", "a�[2J"),
        ("-5.2", "-5.2"),
        ("3 = 3", "3 = 3"),
        ("Ito – Ana", "Ito – Ana"),
    ] {
        assert_eq!(in_csv(cell), harmless);
    }
}

#[test]
fn json_is_of_the_same_value() {
    assert_eq!(
        in_json(&"a\u{7f}\u{9b}\u{202e}\u{E0041}\n\"é").unwrap(),
        r#""a\u007f\u009b\u202e\udb40\udc41\n\"é""#
    );
}

#[test]
fn markdown_stays_text() {
    assert_eq!(in_markdown("a|b <script> `x`\nc"), "a\\|b &lt;script&gt; \\`x\\`<br>c");
}

#[test]
fn cuts_between_characters() {
    assert_eq!(shortened("ключ  слово", 6), "ключ с…");
    assert_eq!(shortened("ключ", 4), "ключ");
}
