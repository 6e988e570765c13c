//! Cells of tables, of which some are a whole page.

use dom_query::NodeRef;

use super::blocks::is_block;

/// More words than that are no figure and no name but a text.
const SHORT: usize = 200;
/// A cell of more parts is no short one; nested tables would be walked through once for each of their cells.
const PARTS: usize = 64;

/// Whether a cell beside others holds one short block or none, so that its words stand in the row.  Old pages and newsletters
/// lay out their articles in cells.
pub(super) fn stands_in_row(cell: &NodeRef) -> bool {
    is_beside_others(cell) && is_short(cell)
}

fn is_beside_others(cell: &NodeRef) -> bool {
    let is_cell = |node: &NodeRef| node.has_name("td") || node.has_name("th");
    [cell.prev_element_sibling(), cell.next_element_sibling()].iter().flatten().any(is_cell)
}

fn is_short(cell: &NodeRef) -> bool {
    let (mut length, mut blocks) = (0, 0);
    for (at, part) in cell.descendants_it().enumerate() {
        length += if part.is_text() { part.text().len() } else { 0 };
        blocks += usize::from(is_block_of_words(&part));
        if at >= PARTS || length >= SHORT || blocks > 1 || part.has_name("table") {
            return false;
        }
    }
    true
}

fn is_block_of_words(part: &NodeRef) -> bool {
    part.qual_name_ref().is_some_and(|name| is_block(&name.local))
        && part.children_it(false).any(|child| child.is_text() && !child.text().trim().is_empty())
}
