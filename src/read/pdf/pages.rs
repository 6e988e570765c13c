//! Bytes → glyphs with their places, by the crate `hayro-interpret`.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro_interpret::hayro_syntax::object::dict::keys::{CONTENTS, FILTER, FLATE_DECODE};
use hayro_interpret::hayro_syntax::object::{Array, Name, Stream};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, BezPath, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, RenderContent, SoftMask, interpret_page,
};

use super::glyph::{Glyph, Sheet, characters, is_unknown};
use super::guard;
use super::info::Info;

/// A report of a thousand pages is no article, and a page tree may name one page over and over.
const MAX_PAGES: usize = 2_000;
/// A dense page of a newspaper holds 30,000 characters; a form that draws itself ten times over holds more.
const MAX_GLYPHS: usize = 400_000;
/// Of a line: more is a stamp across the page.
const MAX_SLOPE: f64 = 0.05;
/// In the units of a font.
const EM: f64 = 1000.0;

#[derive(Debug)]
pub(super) enum Fault {
    Password,
    Encryption,
    Broken,
    Pages(usize),
    /// What it is packed into is not to be unpacked.
    Packed(String),
}

/// A document as far as it could be drawn.
#[derive(Debug)]
pub(super) struct Drawing {
    pub info: Info,
    /// `None` for a page that failed.
    pub sheets: Vec<Option<Sheet>>,
}

pub(super) fn read(bytes: Vec<u8>) -> Result<Drawing, Fault> {
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Fault::Password,
        LoadPdfError::Decryption(_) => Fault::Encryption,
        LoadPdfError::Invalid => Fault::Broken,
    })?;
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(Fault::Broken);
    }
    if pages.len() > MAX_PAGES {
        return Err(Fault::Pages(MAX_PAGES));
    }
    let mut cache = InterpreterCache::new();
    let mut sheets = Vec::with_capacity(pages.len());
    for page in pages.iter() {
        let sheet = catch_unwind(AssertUnwindSafe(|| draw(&pdf, page, &cache))).ok();
        if sheet.is_none() {
            // What a panic left behind half done is not used again.
            cache = InterpreterCache::new();
        }
        sheets.push(sheet);
    }
    Ok(Drawing { info: Info::of(pdf.metadata()), sheets })
}

fn draw<'a>(pdf: &'a Pdf, page: &Page<'a>, cache: &InterpreterCache<'a>) -> Sheet {
    // Comments and form fields that were put on the page are no part of the release.
    let settings =
        InterpreterSettings { render_content: RenderContent::PAGE, ..InterpreterSettings::default() };
    let (width, height) = page.render_dimensions();
    let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let transform = Affine::new(page.initial_transform(true).as_coeffs());
    let mut context = Context::new(transform, area, cache, pdf.xref(), settings);
    let mut pen = Pen { area, sheet: Sheet { height, is_damaged: is_damaged(page), ..Sheet::default() } };
    interpret_page(page, &mut context, &mut pen);
    pen.sheet
}

/// The crate unpacks as much as it can and does not say where it had to stop.
fn is_damaged(page: &Page<'_>) -> bool {
    let contents = page.raw();
    let streams: Vec<Stream<'_>> = match contents.get::<Array<'_>>(CONTENTS) {
        Some(several) => several.iter::<Stream<'_>>().collect(),
        None => contents.get::<Stream<'_>>(CONTENTS).into_iter().collect(),
    };
    let is_packed = |stream: &&Stream<'_>| {
        let filters = stream.dict().get::<Array<'_>>(FILTER);
        let first = filters.and_then(|filters| filters.iter::<Name<'_>>().next());
        first
            .or_else(|| stream.dict().get::<Name<'_>>(FILTER))
            .is_some_and(|name| name.as_ref() == FLATE_DECODE)
    };
    let is_empty = contents.contains_key(CONTENTS) && page.page_stream().is_none();
    is_empty || streams.iter().filter(is_packed).any(|stream| !guard::is_whole(&stream.raw_data()))
}

/// Notes what is drawn instead of drawing it.
struct Pen {
    area: Rect,
    sheet: Sheet,
}

impl Pen {
    fn note(&mut self, drawn: &Drawn<'_>, at: Affine, mode: &DrawMode) {
        let [across, slope, .., x, y] = at.as_coeffs();
        let is_upright = across > 0.0 && slope.abs() <= MAX_SLOPE * across;
        if !is_upright || !self.area.contains((x, y)) {
            self.sheet.missed += 1;
            return;
        }
        let meant = match drawn.as_unicode() {
            Some(BfString::Char(character)) => character.to_string(),
            Some(BfString::String(text)) => text,
            None => String::new(),
        };
        if meant.is_empty() || meant.chars().any(is_unknown) {
            self.sheet.unknown += 1;
            return;
        }
        let advance = match drawn {
            Drawn::Outline(glyph) => glyph.advance_width(),
            Drawn::Type3(glyph) => glyph.advance_width(),
        };
        self.write(&meant, at, f64::from(advance.unwrap_or(0.0)), matches!(mode, DrawMode::Invisible));
    }

    fn write(&mut self, meant: &str, at: Affine, advance: f64, is_hidden: bool) {
        let [across, _, c, d, x, y] = at.as_coeffs();
        let characters: Vec<char> = characters(meant).collect();
        let width = across * advance / characters.len().max(1) as f64;
        let size = c.hypot(d) * EM;
        let layer = if is_hidden { &mut self.sheet.invisible } else { &mut self.sheet.visible };
        for (nth, character) in characters.into_iter().enumerate() {
            let x = x + nth as f64 * width;
            let glyph = Glyph { character, x: x as f32, y: y as f32, width: width as f32, size: size as f32 };
            layer.push(glyph);
        }
        if layer.len() > MAX_GLYPHS {
            // The only way out of the interpreter; it prints nothing, as no hook is called.
            resume_unwind(Box::new("too many characters"));
        }
    }
}

impl<'a> Device<'a> for Pen {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        if matches!(run.writing_mode(), WritingMode::Vertical) {
            self.sheet.missed += run.glyphs().len();
            return;
        }
        for glyph in run.glyphs() {
            self.note(glyph, props.transform * glyph.transform(), mode);
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.sheet.images += 1;
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
