use std::io::Write;

use clap::{Args, Command, CommandFactory};
use clap_complete::Shell;

use super::failure::Failure;
use super::output::stdout;
use super::{Cli, Outcome};

/// Print completions for a shell
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gainsay completions bash > ~/.local/share/bash-completion/completions/gainsay
  gainsay completions fish > ~/.config/fish/completions/gainsay.fish")]
pub(super) struct Completions {
    /// Which shell
    shell: Shell,
}

impl Completions {
    pub fn run(self) -> Result<Outcome, Failure> {
        // The crate panics where it cannot write, as into a closed pipe.
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "gainsay", &mut script);
        written(&script)
    }
}

/// Print the manual page of gainsay, or of one of its commands
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gainsay man | man -l -
  gainsay man report > gainsay-report.1")]
pub(super) struct Man {
    /// A command
    command: Option<String>,
}

impl Man {
    pub fn run(self) -> Result<Outcome, Failure> {
        let whole = Cli::command();
        let page = match &self.command {
            None => whole,
            Some(name) => page_of(whole, name)?,
        };
        let mut text = Vec::new();
        clap_mangen::Man::new(page).render(&mut text)?;
        written(&text)
    }
}

fn page_of(mut whole: Command, name: &str) -> Result<Command, Failure> {
    whole.build();
    let command = whole.find_subcommand(name).cloned();
    let command = command
        .ok_or_else(|| Failure::new(format!("there is no command {name}"), "`gainsay --help` lists them"))?;
    Ok(command.display_name(format!("gainsay-{name}")))
}

fn written(text: &[u8]) -> Result<Outcome, Failure> {
    let mut out = stdout();
    out.write_all(text)?;
    out.flush()?;
    Ok(Outcome::Quiet)
}
