//! JSON that is nearly what a program wrote: one value after another is changed, doubled, moved or left out.

use serde_json::{Value, json};

/// Three bytes are an edit: two say where, and one what is done there.
pub fn edited(mut value: Value, edits: &[u8]) -> Value {
    for edit in edits.as_chunks::<3>().0 {
        let at = u16::from_le_bytes([edit[0], edit[1]]);
        let mut left = usize::from(at) % size(&value).max(1);
        if let Some(spot) = nth(&mut value, &mut left) {
            change(spot, edit[2]);
        }
    }
    value
}

fn size(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(size).sum(),
        Value::Object(fields) => fields.values().map(size).sum::<usize>(),
        _ => 0,
    }
}

/// The value that stands so many behind, each before those inside it.
fn nth<'a>(value: &'a mut Value, left: &mut usize) -> Option<&'a mut Value> {
    if *left == 0 {
        return Some(value);
    }
    *left -= 1;
    match value {
        Value::Array(items) => items.iter_mut().find_map(|item| nth(item, left)),
        Value::Object(fields) => fields.values_mut().find_map(|field| nth(field, left)),
        _ => None,
    }
}

fn change(spot: &mut Value, how: u8) {
    let more = usize::from(how / 8);
    match (how % 8, &mut *spot) {
        (0, Value::Array(items)) if !items.is_empty() => drop(items.remove(more % items.len())),
        (1, Value::Array(items)) if !items.is_empty() => items.push(items[more % items.len()].clone()),
        (2, Value::Array(items)) if items.len() > 1 => {
            let middle = more % items.len();
            items.rotate_left(middle);
        }
        (0 | 1, Value::Object(fields)) => {
            let key = fields.keys().nth(more % fields.len().max(1)).cloned();
            drop(key.and_then(|key| fields.remove(&key)));
        }
        (0 | 1, Value::String(text)) => *text = text.chars().skip(more % 7).take(more).collect(),
        (2, Value::String(text)) => text.push_str(["é", " “", "”", "\n", "<b>", "\u{1b}[1m", "0"][more % 7]),
        (0..=2, Value::Number(number)) => {
            *spot = json!(number.as_i64().unwrap_or_default() + i64::try_from(more).unwrap_or_default() - 15);
        }
        (3, _) => *spot = Value::Null,
        (4, _) => *spot = json!([0, 1, -1, 255, 4_294_967_295, i64::MAX, 65_536, 7][more % 8]),
        (5, _) => {
            *spot = json!(
                ["", "0.00000000000000000000000001", "79228162514264337593543950335", "9999-12-31"][more % 4]
            );
        }
        (6, _) => *spot = json!([]),
        (_, spot) => *spot = json!([spot.clone(), spot.clone()]),
    }
}
