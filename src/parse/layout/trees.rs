//! Boosted trees: evaluation, and which features decided. Trained elsewhere, kept as bytes.
//!
//! Format of `model/layout.bin`, little-endian: `NBT1`, u32 forests; a forest: u32 trees; a tree: u32 nodes; a node: u16 feature (65535: a leaf), u16 left child, u16 right
//! child, f32 threshold or leaf value, f32 mean value below. A row goes left where `value <= threshold`.

/// Several trees whose leaves add up to a log-odds.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Forest {
    trees: Vec<Vec<Node>>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Node {
    feature: u16,
    left: u16,
    right: u16,
    value: f32,
    /// What rows that reach this node get on average: the difference to the child's is what the feature contributed.
    mean: f32,
}

const LEAF: u16 = u16::MAX;
const NODE_BYTES: usize = 14;

impl Forest {
    /// How likely it is, from 0 to 1.
    pub(crate) fn probability(&self, row: &[f32]) -> f32 {
        let sum: f32 = self.trees.iter().map(|tree| leaf(tree, row)).sum();
        1.0 / (1.0 + (-sum).exp())
    }

    /// How much each feature moved the log-odds for this row.
    pub(crate) fn contributions(&self, row: &[f32]) -> Vec<f32> {
        let mut moved = vec![0.0; row.len()];
        for tree in &self.trees {
            let mut at = 0;
            while let Some(node) = tree.get(at).filter(|node| node.feature != LEAF) {
                let next = child(node, row);
                let mean = tree.get(next).map_or(node.mean, |n| n.mean);
                moved[usize::from(node.feature)] += mean - node.mean;
                at = next;
            }
        }
        moved
    }
}

#[inline]
fn leaf(tree: &[Node], row: &[f32]) -> f32 {
    let mut node = &tree[0];
    while node.feature != LEAF {
        node = &tree[child(node, row)];
    }
    node.value
}

#[inline]
fn child(node: &Node, row: &[f32]) -> usize {
    usize::from(if row[usize::from(node.feature)] <= node.value { node.left } else { node.right })
}

/// Reads the forests of a model file. A file that is not one gives none: the tests of the models would see it.
pub(crate) fn read(bytes: &[u8]) -> Vec<Forest> {
    let mut reader = Reader(bytes.strip_prefix(b"NBT1").unwrap_or_default());
    let forests = reader.u32();
    (0..forests)
        .map(|_| Forest { trees: (0..reader.u32()).map(|_| (0..reader.u32()).map(|_| reader.node()).collect()).collect() })
        .collect()
}

struct Reader<'b>(&'b [u8]);

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        if let Some((head, rest)) = self.0.split_at_checked(N) {
            bytes.copy_from_slice(head);
            self.0 = rest;
        }
        bytes
    }

    fn u32(&mut self) -> u32 {
        u32::from_le_bytes(self.take())
    }

    fn node(&mut self) -> Node {
        let [a, b, c, d, e, f, rest @ ..]: [u8; NODE_BYTES] = self.take();
        let [g, h, i, j, k, l, m, n] = rest;
        Node {
            feature: u16::from_le_bytes([a, b]),
            left: u16::from_le_bytes([c, d]),
            right: u16::from_le_bytes([e, f]),
            value: f32::from_le_bytes([g, h, i, j]),
            mean: f32::from_le_bytes([k, l, m, n]),
        }
    }
}
