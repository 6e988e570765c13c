//! What a disk may hold after the power was cut, made from a log of what was written to it.

pub mod vfs;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A file, whatever it is called.
pub type Inode = u64;

/// One step of what SQLite, or the program around it, asked of the disk.
#[derive(Debug, Clone)]
pub enum Event {
    /// A name in the folder now means this file.
    Named(String, Inode),
    Unnamed(String),
    /// All names until here are on the disk.
    NamesKept,
    Written {
        file: Inode,
        offset: u64,
        bytes: Vec<u8>,
    },
    Cut {
        file: Inode,
        length: u64,
    },
    Synced(Inode),
    /// One more batch was said to be stored.
    Told,
}

const SECTOR: u64 = 512;

/// Small and the same everywhere (SplitMix64).
pub struct Chance(pub u64);

impl Chance {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }
}

/// What becomes of what was not synced.
#[derive(Debug, Clone, Copy)]
pub enum Unsynced {
    Lost,
    Kept,
    /// Any of it, in any order, and torn between sectors.
    Torn,
}

/// Puts into a folder what the disk may hold if power is cut before the event `cut`.
pub fn rebuild(log: &[Event], cut: usize, unsynced: Unsynced, chance: &mut Chance, into: &Path) {
    for (name, file) in names(&log[..cut], unsynced, chance) {
        fs::write(into.join(name), content(&log[..cut], file, unsynced, chance)).expect("a rebuilt file");
    }
}

/// Which file each name means: as when names were last kept, or as it was at any moment since.
fn names(log: &[Event], unsynced: Unsynced, chance: &mut Chance) -> BTreeMap<String, Inode> {
    let mut meanings: BTreeMap<String, Vec<Option<Inode>>> = BTreeMap::new();
    for event in log {
        match event {
            Event::Named(name, file) => {
                meanings.entry(name.clone()).or_insert_with(|| vec![None]).push(Some(*file));
            }
            Event::Unnamed(name) => meanings.entry(name.clone()).or_insert_with(|| vec![None]).push(None),
            Event::NamesKept => meanings.values_mut().for_each(|all| drop(all.drain(..all.len() - 1))),
            _ => {}
        }
    }
    let mut names = BTreeMap::new();
    for (name, all) in meanings {
        let at = match unsynced {
            Unsynced::Lost => 0,
            Unsynced::Kept => all.len() - 1,
            Unsynced::Torn => chance.below(all.len() as u64) as usize,
        };
        if let Some(file) = all[at] {
            names.insert(name, file);
        }
    }
    names
}

fn content(log: &[Event], of: Inode, unsynced: Unsynced, chance: &mut Chance) -> Vec<u8> {
    let synced = log.iter().rposition(|event| matches!(event, Event::Synced(file) if *file == of));
    let synced = synced.map_or(0, |at| at + 1);
    let mut content = Vec::new();
    for (at, event) in log.iter().enumerate() {
        let whole = at < synced || matches!(unsynced, Unsynced::Kept);
        if !whole && matches!(unsynced, Unsynced::Lost) {
            break;
        }
        match event {
            Event::Written { file, offset, bytes } if *file == of => match whole {
                true => put(&mut content, *offset, bytes),
                false => tear(&mut content, *offset, bytes, chance),
            },
            Event::Cut { file, length } if *file == of && (whole || chance.below(2) == 0) => {
                content.resize(*length as usize, 0);
            }
            _ => {}
        }
    }
    content
}

fn put(content: &mut Vec<u8>, offset: u64, bytes: &[u8]) {
    let (from, to) = (offset as usize, offset as usize + bytes.len());
    if content.len() < to {
        content.resize(to, 0);
    }
    content[from..to].copy_from_slice(bytes);
}

/// All of it, nothing, or some of its sectors.  A file may have become longer and what was written there not have come.
fn tear(content: &mut Vec<u8>, offset: u64, bytes: &[u8], chance: &mut Chance) {
    match chance.below(4) {
        0 => {}
        1 => put(content, offset, bytes),
        2 => content.resize(content.len().max(offset as usize + bytes.len()), 0),
        _ => {
            let mut from = offset;
            let end = offset + bytes.len() as u64;
            while from < end {
                let to = ((from / SECTOR + 1) * SECTOR).min(end);
                if chance.below(2) == 0 {
                    put(content, from, &bytes[(from - offset) as usize..(to - offset) as usize]);
                }
                from = to;
            }
        }
    }
}
