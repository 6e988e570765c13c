//! Facts in dispute as one page for a browser: by itself, without network, whatever the articles hold.
//!
//! The templates escape all that they are given.  The page's policy allows one script and one style sheet, by their
//! hashes, so that nothing else could run even where an escape were missing.

mod drawing;
mod fact;
mod matrix;
mod page;
mod passage;
mod plot;
mod scale;
#[cfg(test)]
mod tests;
mod words;

use std::io::{self, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Error, UndefinedBehavior, Value};
use sha2::{Digest, Sha256};

use super::facts;
use crate::claims::Scenes;
use crate::compare::Finding;
use page::Page;

const TEMPLATES: [(&str, &str); 3] = [
    ("page.html", include_str!("page.html")),
    ("fact.html", include_str!("fact.html")),
    ("plot.svg", include_str!("plot.svg")),
];
const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// Prints findings by fact, the gravest first, as a page.
pub fn print_page((findings, scenes): (&[Finding], &Scenes), out: &mut dyn Write) -> io::Result<()> {
    let page = Page::of(&facts(findings, scenes));
    let templates = templates().map_err(io::Error::other)?;
    let template = templates.get_template("page.html").map_err(io::Error::other)?;
    let values = Value::from(Serde(&page));
    let context = minijinja::context! {
        policy => policy(),
        style => Value::from_safe_string(STYLE.to_owned()),
        script => Value::from_safe_string(SCRIPT.to_owned()),
        ..values
    };
    template.render_captured_to(context, out).map(|_| ()).map_err(broken)
}

/// Whoever reads the page may have had enough: that is no error of a template.
fn broken(error: Error) -> io::Error {
    let cause = std::error::Error::source(&error).and_then(|cause| cause.downcast_ref::<io::Error>());
    match cause {
        Some(cause) => io::Error::new(cause.kind(), cause.to_string()),
        None => io::Error::other(error),
    }
}

fn templates() -> Result<Environment<'static>, Error> {
    let mut templates = Environment::new();
    // Whatever the name of a template ends in.
    templates.set_auto_escape_callback(|_| AutoEscape::Html);
    templates.set_undefined_behavior(UndefinedBehavior::Strict);
    // For lists of choices: each name with its place, which is what a fact holds of it.
    templates.add_filter("places", |names: Vec<String>| names.into_iter().enumerate().collect::<Vec<_>>());
    templates.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    for (name, source) in TEMPLATES {
        templates.add_template(name, source)?;
    }
    Ok(templates)
}

fn policy() -> String {
    let hash = |text: &str| STANDARD.encode(Sha256::digest(text));
    format!(
        "default-src 'none'; script-src 'sha256-{}'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        hash(SCRIPT),
        hash(STYLE)
    )
}
