//! Boosted trees: evaluation, and which features decided. Trained elsewhere, kept as bytes.
//!
//! Format of `model/layout.bin`, little-endian: `NBT1`, u32 forests; a forest: u32 trees; a tree: u32 nodes; a node: u16 feature (65535: a leaf), u16 left child, u16 right
//! child, f32 threshold or leaf value, f32 mean value below. A row goes left where `value <= threshold`.

use crate::parse::model::Reader;

/// Several trees whose leaves add up to a log-odds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Forest {
    /// The nodes of all trees, one tree after the other; as many as an index can name, so that no index is looked at twice.
    nodes: Box<[Node; MOST_NODES]>,
    /// What a leaf gives; 0 at inner nodes.
    leaves: Vec<f32>,
    /// What rows that reach a node get on average: the difference to the child's is what the feature contributed.
    means: Vec<f32>,
    trees: Vec<Tree>,
    /// For each group of trees walked side by side, the most that it and those behind it can add.
    most_left: Vec<f32>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Tree {
    root: u16,
    depth: u16,
}

/// Eight bytes, so that a forest stays in the processor's first cache. The right child stands next to the left one. A leaf is its own left child and nothing
/// exceeds its threshold, so that trees of different depth can be walked side by side.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Node {
    threshold: f32,
    left: u16,
    feature: u8,
}

const LEAF: u16 = u16::MAX;
const MOST_NODES: usize = 1 << 16;
/// Trees walked side by side: their loads do not wait for one another.
const ABREAST: usize = 8;
/// Room for a row: whatever a node asks for is there.
pub(crate) const ROW: usize = 1 << 8;

/// The values of one row; those past its features are 0.
pub(crate) type Row = [f32; ROW];

/// A row of these values.
pub(crate) fn row(values: &[f32]) -> Row {
    let mut row = [0.0; ROW];
    row.iter_mut().zip(values).for_each(|(slot, value)| *slot = *value);
    row
}

/// The likelihood that log-odds stand for.
pub(crate) fn likelihood(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}

impl Default for Forest {
    fn default() -> Self {
        Self {
            nodes: Box::new([Node::default(); MOST_NODES]),
            leaves: Vec::new(),
            means: Vec::new(),
            trees: Vec::new(),
            most_left: Vec::new(),
        }
    }
}

impl Forest {
    /// How likely it is, from 0 to 1.
    pub(crate) fn probability(&self, row: &Row) -> f32 {
        likelihood(self.log_odds(row))
    }

    /// The same as log-odds.
    pub(crate) fn log_odds(&self, row: &Row) -> f32 {
        self.trees.chunks(ABREAST).map(|group| self.sum(group, row)).sum()
    }

    /// The log-odds if they are above `least`; most rows that are not show it before the last tree.
    pub(crate) fn log_odds_above(&self, least: f32, row: &Row) -> Option<f32> {
        let mut sum = 0.0;
        for (group, most_left) in self.trees.chunks(ABREAST).zip(&self.most_left) {
            if sum + most_left <= least {
                return None;
            }
            sum += self.sum(group, row);
        }
        (sum > least).then_some(sum)
    }

    /// What trees that are walked side by side give together.
    fn sum(&self, group: &[Tree], row: &Row) -> f32 {
        let depth = group.iter().map(|tree| tree.depth).max().unwrap_or(0);
        let mut at = [0; ABREAST];
        at.iter_mut().zip(group).for_each(|(at, tree)| *at = tree.root);
        for _ in 0..depth {
            at.iter_mut().for_each(|at| *at = self.child(*at, row));
        }
        at.iter().take(group.len()).map(|at| self.leaves[usize::from(*at)]).sum()
    }

    /// Puts trees of like depth beside one another, since a group takes as many steps as its deepest; then sees what each group can add.
    fn settle(&mut self) {
        self.trees.sort_by_key(|tree| tree.depth);
        let end = |tree: &Tree| self.trees.iter().map(|t| usize::from(t.root)).filter(|root| *root > usize::from(tree.root)).min();
        let most = |tree: &Tree| {
            let leaves = &self.leaves[usize::from(tree.root)..end(tree).unwrap_or(self.leaves.len())];
            leaves.iter().copied().fold(f32::MIN, f32::max)
        };
        let mut left = 0.0;
        let groups = self.trees.chunks(ABREAST).rev().map(|group| {
            left += group.iter().map(most).sum::<f32>();
            left
        });
        let mut most_left: Vec<f32> = groups.collect();
        most_left.reverse();
        self.most_left = most_left;
    }

    #[inline]
    fn child(&self, at: u16, row: &Row) -> u16 {
        let node = &self.nodes[usize::from(at)];
        node.left.wrapping_add(u16::from(row[usize::from(node.feature)] > node.threshold))
    }

    /// How much each feature moved the log-odds for this row.
    pub(crate) fn contributions(&self, row: &Row) -> Vec<f32> {
        let mut moved = vec![0.0; ROW];
        for tree in &self.trees {
            let mut at = tree.root;
            for _ in 0..tree.depth {
                let next = self.child(at, row);
                moved[usize::from(self.nodes[usize::from(at)].feature)] += self.means[usize::from(next)] - self.means[usize::from(at)];
                at = next;
            }
        }
        moved
    }

    /// Takes in a tree as it is stored, level by level, so that siblings stand side by side. A forest that has no room for it goes without.
    fn push(&mut self, stored: &[Stored]) {
        let root = self.leaves.len();
        if root + stored.len() > MOST_NODES {
            return;
        }
        let mut order = vec![0];
        let mut at = 0;
        while let Some(node) = order.get(at).and_then(|from: &u16| stored.get(usize::from(*from))) {
            let leaf = node.feature == LEAF;
            let left = root + if leaf { at } else { order.len() };
            let (feature, threshold) = if leaf { (0, f32::INFINITY) } else { (node.feature as u8, node.value) };
            self.nodes[root + at] = Node { threshold, left: left as u16, feature };
            self.leaves.push(if leaf { node.value } else { 0.0 });
            self.means.push(node.mean);
            if !leaf {
                order.extend([node.left, node.right]);
            }
            at += 1;
        }
        self.trees.push(Tree { root: root as u16, depth: depth(stored, 0) });
    }
}

/// Steps to the deepest leaf below a node.
fn depth(stored: &[Stored], at: u16) -> u16 {
    match stored.get(usize::from(at)) {
        Some(node) if node.feature != LEAF => 1 + depth(stored, node.left).max(depth(stored, node.right)),
        _ => 0,
    }
}

/// A node as the file has it.
struct Stored {
    feature: u16,
    left: u16,
    right: u16,
    value: f32,
    mean: f32,
}

/// Reads the forests of a model file. A file that is not one gives none: the tests of the models would see it.
pub(crate) fn read(bytes: &[u8]) -> Vec<Forest> {
    let mut reader = Reader::new(bytes, b"NBT1");
    let mut forests = Vec::new();
    for _ in 0..reader.u32() {
        let mut forest = Forest::default();
        for _ in 0..reader.u32() {
            let tree: Vec<Stored> = (0..reader.u32()).map(|_| stored(&mut reader)).collect();
            forest.push(&tree);
        }
        forest.settle();
        forests.push(forest);
    }
    forests
}

fn stored(reader: &mut Reader<'_>) -> Stored {
    Stored { feature: reader.u16(), left: reader.u16(), right: reader.u16(), value: reader.f32(), mean: reader.f32() }
}

#[cfg(test)]
mod tests {
    use super::super::MODELS;
    use super::*;

    /// Rows of all sizes, the same in every run.
    fn rows() -> impl Iterator<Item = Row> {
        (0..500_u32).map(|seed| {
            let mut state = seed;
            let mut next = || {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 16) as f32 % 97.0 - if seed % 2 == 0 { 20.0 } else { 1.0 }
            };
            row(&std::array::from_fn::<f32, 60, _>(|_| next()))
        })
    }

    #[test]
    fn ok_leaving_early_changes_no_answer() {
        let log_odds = |row: &Row| MODELS.title.log_odds_above(f32::MIN, row).unwrap();
        let all: Vec<f32> = rows().map(|row| log_odds(&row)).collect();
        let middle = all.iter().sum::<f32>() / all.len() as f32;
        let above = all.iter().filter(|score| **score > middle).count();
        assert!((50..450).contains(&above), "{above} of the rows are above the middle: they tell nothing");
        for (row, score) in rows().zip(&all) {
            assert_eq!(MODELS.title.log_odds_above(middle, &row), Some(*score).filter(|score| *score > middle));
            assert!((MODELS.title.log_odds(&row) - score).abs() < 1e-5);
        }
    }
}
