use super::*;

/// A line of ten-point type, five points a character.
fn line(text: &str, start: f32, y: f32) -> Line {
    Line { start, end: start + 5.0 * text.len() as f32, y, size: 10.0, text: text.to_owned(), block: 0 }
}

fn page(number: usize, lines: Vec<Line>) -> Page {
    Page { number, height: 800.0, lines }
}

fn read(pages: &[Page]) -> Vec<String> {
    let found = paragraphs(pages, &Measure::of(pages));
    found.into_iter().map(|paragraph| paragraph.text).collect()
}

#[test]
fn gaps_part_paragraphs() {
    let page = page(
        1,
        vec![
            line("The river rose by two metres overnight", 50.0, 100.0),
            line("and flooded the lower town on Sunday", 50.0, 112.0),
            line("The council has opened three schools.", 50.0, 132.0),
            line("Nobody was hurt, the mayor of it said.", 50.0, 144.0),
        ],
    );
    assert_eq!(read(&[page]).len(), 2);
}

#[test]
fn indentation_parts_paragraphs() {
    let page = page(
        1,
        vec![
            line("The river rose by two metres overnight", 50.0, 100.0),
            line("and flooded the lower town on the day", 50.0, 112.0),
            line("The council has opened three schools", 65.0, 124.0),
            line("for those who had to leave their homes", 50.0, 136.0),
        ],
    );
    let read = read(&[page]);
    assert!(read.len() == 2 && read[1].starts_with("The council"), "{read:?}");
}

#[test]
fn a_short_last_line_parts_paragraphs() {
    let page = page(
        1,
        vec![
            line("The river rose by two metres overnight", 50.0, 100.0),
            line("and flooded it.", 50.0, 112.0),
            line("The council has opened three schools", 50.0, 124.0),
        ],
    );
    assert_eq!(read(&[page]).len(), 2);
}

#[test]
fn words_and_numbers_run_over_ends_of_lines() {
    let page = page(
        1,
        vec![
            line("The inter-", 50.0, 100.0),
            line("national body of the river sent 1,", 50.0, 112.0),
            line("400 drones in a ten-", 50.0, 124.0),
            line("day strike.", 50.0, 136.0),
        ],
    );
    assert_eq!(read(&[page]), ["The international body of the river sent 1,400 drones in a ten-day strike."]);
}

#[test]
fn a_paragraph_goes_on_over_a_page_and_its_footnote() {
    let mut note = line("3 As of Sunday.", 50.0, 760.0);
    note.size = 7.0;
    let first = page(
        1,
        vec![
            line("Nobody in the town was hurt, and all who", 50.0, 688.0),
            line("had to leave are safe, as it was said.", 50.0, 700.0),
            line("The council has opened three of the", 50.0, 720.0),
            note,
        ],
    );
    let second = page(2, vec![line("schools in the lower town.", 50.0, 60.0)]);
    let read = read(&[first, second]);
    assert_eq!(read[1], "The council has opened three of the schools in the lower town.");
    assert_eq!(read[2], "3 As of Sunday.");
}

#[test]
fn items_and_rows_stand_on_lines_of_their_own() {
    let page = page(
        1,
        vec![
            line("• three of the schools are open to", 50.0, 100.0),
            line("all who had to leave", 60.0, 112.0),
            line("• two bridges are closed", 50.0, 124.0),
            line("Dead\t12", 50.0, 150.0),
            line("Hurt\t30", 50.0, 162.0),
        ],
    );
    let found = paragraphs(std::slice::from_ref(&page), &Measure::of(std::slice::from_ref(&page)));
    let wanted = "• three of the schools are open to all who had to leave\n• two bridges are closed\n\nDead\t12\nHurt\t30";
    assert_eq!(text(&found), wanted);
}

#[test]
fn lines_of_a_centred_headline_are_one() {
    let mut lines =
        vec![line("Lindow opens three schools after", 50.0, 100.0), line("the flood", 107.5, 120.0)];
    for line in &mut lines {
        line.size = 16.0;
    }
    lines.push(line("The river rose by two metres overnight and flooded the lower town", 50.0, 150.0));
    assert_eq!(read(&[page(1, lines)])[0], "Lindow opens three schools after the flood");
}
