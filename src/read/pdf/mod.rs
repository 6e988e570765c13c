//! Press releases in PDF: glyphs → rows → columns → paragraphs, and what the document says of itself.
//!
//! Where characters stand and what they mean is read by a crate, in [`pages`]; all that follows is pure.

mod about;
mod cells;
mod columns;
mod furniture;
mod glyph;
mod guard;
mod gutters;
mod info;
mod initial;
mod isolate;
mod pages;
mod paragraphs;
mod rows;

use super::decode::clean;
use super::draft::Draft;
use super::{Place, ReadError};
use furniture::Page;
use glyph::Sheet;
use isolate::Failure;
use pages::{Drawing, Fault};
use paragraphs::Measure;

/// One character in so many that cannot be read is worth a word.
const UNREADABLE: usize = 50;

/// More characters that are not read are more than a stamp and the name of a file along the edge.
const FEW: usize = 40;

/// The article of a document, behind what there is to warn of.
pub(super) fn draft(bytes: Vec<u8>, place: &Place) -> Vec<Result<Draft, ReadError>> {
    let is_whole = guard::has_end(&bytes);
    match isolate::run(move || drawn(bytes).map(compose)) {
        Ok(Ok(Reading { draft: Err(_), .. })) if !is_whole => vec![Err(refused(place, Fault::Broken))],
        Ok(Ok(Reading { mut warnings, draft })) => {
            if !is_whole {
                warnings.push("the PDF breaks off and may lack pages".to_owned());
            }
            let warnings = warnings.into_iter().map(|cause| ReadError::Thin { place: place.clone(), cause });
            let draft = draft.map_err(|cause| unreadable(place, cause));
            warnings.map(Err).chain([draft]).collect()
        }
        Ok(Err(fault)) => vec![Err(refused(place, fault))],
        Err(failure) => vec![Err(failed(place, failure))],
    }
}

fn drawn(bytes: Vec<u8>) -> Result<Drawing, Fault> {
    guard::check(&bytes).map_err(Fault::Packed)?;
    pages::read(bytes)
}

fn unreadable(place: &Place, cause: &'static str) -> ReadError {
    ReadError::Pdf { place: place.clone(), cause }
}

fn refused(place: &Place, fault: Fault) -> ReadError {
    match fault {
        Fault::Password => unreadable(place, "the PDF needs a password: save it without one"),
        Fault::Encryption => {
            unreadable(place, "the PDF is encrypted in a way that is not known: save it without encryption")
        }
        Fault::Broken => unreadable(place, "the PDF is broken or not complete: download it again"),
        Fault::Packed(cause) => ReadError::TooLarge { place: place.clone(), cause },
        Fault::Pages(most) => {
            ReadError::TooLarge { place: place.clone(), cause: format!("it has more than {most} pages") }
        }
    }
}

fn failed(place: &Place, failure: Failure) -> ReadError {
    match failure {
        Failure::Panic => unreadable(place, "the PDF is broken in a way that stops its reading"),
        Failure::Time => {
            ReadError::TooLarge { place: place.clone(), cause: "reading it takes too long".to_owned() }
        }
        Failure::Busy => unreadable(place, "other PDFs took too long and are still being read: begin again"),
        Failure::Thread => unreadable(place, "the system has no thread left to read it"),
    }
}

struct Reading {
    warnings: Vec<String>,
    draft: Result<Draft, &'static str>,
}

fn compose(drawing: Drawing) -> Reading {
    let warnings = warnings(&drawing.sheets);
    let mut pages = laid_out(&drawing.sheets);
    if pages.iter().all(|page| page.lines.is_empty()) {
        return Reading { warnings: Vec::new(), draft: Err(no_text(&drawing.sheets)) };
    }
    let heads = furniture::strip(&mut pages);
    let measure = Measure::of(&pages);
    let mut paragraphs = paragraphs::paragraphs(&pages, &measure);
    let (title, shown) = about::title(drawing.info.title.as_deref(), &paragraphs, &measure);
    let published = about::day(&paragraphs, shown).or_else(|| about::day_of_heads(&heads));
    if let Some(shown) = shown {
        // As of a page, the title is not read again as text.
        paragraphs.remove(shown);
    }
    let draft = Draft {
        title,
        published,
        changed: drawing.info.created,
        author: drawing.info.author,
        text: clean(&paragraphs::text(&paragraphs)),
        ..Draft::default()
    };
    Reading { warnings, draft: Ok(draft) }
}

fn laid_out(sheets: &[Option<Sheet>]) -> Vec<Page> {
    let numbered = sheets.iter().enumerate().filter_map(|(at, sheet)| Some((at + 1, sheet.as_ref()?)));
    let mut known = Vec::new();
    let page = |(number, sheet): (usize, &Sheet)| {
        let lines = columns::lines(rows::pieces(sheet.text_layer()), &mut known);
        Page { number, height: sheet.height, lines }
    };
    numbered.map(page).collect()
}

fn no_text(sheets: &[Option<Sheet>]) -> &'static str {
    let drawn = || sheets.iter().flatten();
    if drawn().all(|sheet| sheet.is_damaged) {
        "none of the PDF's pages can be read"
    } else if drawn().any(|sheet| sheet.unknown > 0) {
        "the PDF's fonts do not say what their characters mean: run OCR over it"
    } else if drawn().any(|sheet| sheet.images > 0) {
        "the PDF holds no text, only images: run OCR over it"
    } else {
        "the PDF holds no text"
    }
}

fn warnings(sheets: &[Option<Sheet>]) -> Vec<String> {
    let mut warnings = Vec::new();
    for (at, sheet) in sheets.iter().enumerate() {
        let number = at + 1;
        match sheet {
            None => warnings.push(format!("page {number} cannot be read and is left out")),
            Some(sheet) if sheet.text_layer().is_empty() && sheet.images > 0 && sheet.unknown == 0 => {
                warnings.push(format!("page {number} holds images and no text"));
            }
            Some(sheet) if sheet.unknown * UNREADABLE > sheet.text_layer().len() => {
                let lost = sheet.unknown;
                warnings
                    .push(format!("the fonts of page {number} do not say what {lost} of its characters are"));
            }
            Some(sheet) if sheet.missed > FEW => {
                let missed = sheet.missed;
                warnings.push(format!(
                    "{missed} characters of page {number} are turned or stand beside it and are left out"
                ));
            }
            Some(sheet) if sheet.is_damaged => {
                warnings.push(format!("page {number} is damaged and may lack text"));
            }
            Some(_) => {}
        }
    }
    warnings
}

#[cfg(test)]
mod tests;
