use super::*;

/// Characters half as wide as high, a space where none is drawn.
fn set(text: &str, x: f32, y: f32, size: f32) -> Vec<Glyph> {
    let width = size / 2.0;
    let at = |(nth, character)| Glyph { character, x: x + nth as f32 * width, y, width, size };
    text.chars().enumerate().map(at).filter(|glyph| !glyph.is_space()).collect()
}

fn read(glyphs: &[Glyph]) -> Vec<String> {
    pieces(glyphs).into_iter().map(|piece| piece.text).collect()
}

#[test]
fn spaces_stand_where_the_gaps_say_so() {
    assert_eq!(read(&set("The Esk rose by 1,400 mm", 50.0, 100.0, 10.0)), ["The Esk rose by 1,400 mm"]);
}

#[test]
fn letters_set_apart_are_one_word() {
    let glyphs: Vec<Glyph> = set("RELEASE", 50.0, 100.0, 10.0)
        .into_iter()
        .map(|glyph| Glyph { x: glyph.x * 1.8, ..glyph })
        .collect();
    assert_eq!(read(&glyphs), ["RELEASE"]);
}

#[test]
fn text_drawn_twice_is_read_once() {
    let mut glyphs = set("Flood in Lindow", 50.0, 100.0, 20.0);
    glyphs.extend(set("Flood in Lindow", 50.4, 100.0, 20.0));
    assert_eq!(read(&glyphs), ["Flood in Lindow"]);
}

#[test]
fn marks_of_footnotes_are_left_out_and_powers_stay() {
    for (word, raised, wanted) in [("drones", "3", "drones"), ("9 km", "2", "9 km²"), ("10", "-6", "10⁻⁶")]
    {
        let mut glyphs = set(word, 50.0, 100.0, 10.0);
        let end = glyphs.last().expect("a glyph").end();
        glyphs.extend(set(raised, end, 96.5, 6.0));
        let rest = end + 3.0 * raised.len() as f32 + 3.0;
        glyphs.extend(set("flew", rest, 100.0, 10.0));
        assert_eq!(read(&glyphs), [format!("{wanted} flew")]);
    }
}

#[test]
fn a_lowered_figure_stays_in_its_word() {
    let mut glyphs = set("CO", 50.0, 100.0, 10.0);
    glyphs.extend(set("2", 60.0, 102.0, 6.0));
    assert_eq!(read(&glyphs), ["CO2"]);
}

#[test]
fn wide_gaps_cut_a_row() {
    let mut glyphs = set("left", 50.0, 100.0, 10.0);
    glyphs.extend(set("right", 90.0, 100.0, 10.0));
    assert_eq!(read(&glyphs), ["left", "right"]);
}

#[test]
fn a_mixed_fraction_is_no_other_number() {
    let mut glyphs = set("2", 50.0, 100.0, 10.0);
    glyphs.extend(set("1", 55.0, 96.5, 6.0));
    glyphs.extend(set("/2 miles", 58.0, 100.0, 10.0));
    assert_eq!(read(&glyphs), ["2 1/2 miles"]);
}

#[test]
fn places_far_beyond_a_page_are_no_overflow() {
    let glyphs = [set("a", 1e30, -1e30, 10.0), set("b", -1e30, 1e30, 10.0)].concat();
    assert_eq!(read(&glyphs).len(), 2);
}
