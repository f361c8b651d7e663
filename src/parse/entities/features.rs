//! What the perceptron sees of a token: 37 hashes, each a row of the model. Ten are of the word by itself, sixteen of what is around it, the rest of what was decided before.

use crate::parse::clusters;
use crate::parse::gazetteer;
use crate::parse::hash::mix;
use crate::parse::tokens::Token;

/// Number of features of a token by itself.
pub(super) const OWN: usize = 10;
/// Number of features of a token and what is around it.
pub(super) const AROUND: usize = 16;
/// Number of features that depend on the labels before.
pub(super) const DYNAMIC: usize = 11;

/// A token's own properties, computed once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Form {
    pub lower: u64,
    shape: u64,
    /// The last three bytes.
    suffix: u32,
    /// Gazetteer bits of the word itself, and of names of several words that it is part of.
    pub gazetteer: u32,
    case: u8,
    /// The word's cluster; 0 if unknown.
    cluster: u16,
    pub start: bool,
}

/// The capitalised run that a token is part of.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Place {
    pub last: usize,
    pub len: usize,
    pub position: usize,
}

/// What was decided before.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Past {
    pub label: u8,
    pub label_before: u8,
    /// What this word and the next were earlier in the document.
    pub memory: u8,
    pub memory_next: u8,
}

impl Form {
    /// A word that no feature looks at: only names of several words may need it.
    pub(super) fn unseen(token: &Token) -> Self {
        Self { lower: token.lower, ..Self::default() }
    }

    pub(super) fn of(token: &Token, text: &str, buffer: &mut String) -> Self {
        let word = token.of(text);
        let lower = match word.is_ascii() {
            true => word.as_bytes(),
            false => {
                buffer.clear();
                buffer.extend(word.chars().flat_map(char::to_lowercase));
                buffer.as_bytes()
            }
        };
        Self {
            lower: token.lower,
            shape: shape(word),
            suffix: packed(&lower[lower.len().saturating_sub(3)..]),
            gazetteer: 0,
            case: token.case as u8,
            cluster: clusters::of(token.lower),
            start: token.sentence_start,
        }
    }

    fn suffix(&self, bytes: u32) -> u64 {
        u64::from(self.suffix & u32::MAX >> (32 - 8 * bytes))
    }

    fn gazetteer(&self) -> u64 {
        u64::from(self.gazetteer)
    }

    fn cluster(&self) -> u64 {
        u64::from(self.cluster)
    }

    fn case(&self) -> u64 {
        u64::from(self.case)
    }
}

/// Up to four bytes as a number, in lower case.
fn packed(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |packed, b| packed << 8 | u32::from(b.to_ascii_lowercase()))
}

/// Runs of capitals, small letters, digits and marks, and the word's length up to four.
fn shape(word: &str) -> u64 {
    let (mut shape, mut last, mut count) = (0_u64, 0, 0);
    for c in word.chars() {
        let kind = match c {
            c if c.is_uppercase() => 1,
            c if c.is_alphabetic() => 2,
            c if c.is_numeric() => 3,
            c => 4 + (u64::from(c) & 63),
        };
        if kind != last {
            shape = shape.wrapping_mul(67).wrapping_add(kind);
            last = kind;
        }
        count += 1;
    }
    shape.wrapping_mul(31).wrapping_add(count.min(4))
}

/// Marks the names of the gazetteer that begin at `at`.
pub(super) fn mark_gazetteer(forms: &mut [Form], at: usize) {
    let mut hash = 0;
    for len in 1..=gazetteer::LONGEST.min(forms.len() - at) {
        if len > 1 && forms[at + len - 1].start {
            break;
        }
        hash = gazetteer::extend(hash, forms[at + len - 1].lower);
        let bits = u32::from(gazetteer::lookup(hash));
        if bits == 0 {
            continue;
        }
        if len == 1 {
            forms[at].gazetteer |= bits;
        } else {
            forms[at].gazetteer |= bits << 10;
            forms[at..at + len].iter_mut().for_each(|form| form.gazetteer |= bits << 5);
        }
    }
}

/// What is looked at around token `at`.
struct View<'f> {
    here: &'f Form,
    before: &'f Form,
    next: &'f Form,
    two_before: &'f Form,
    two_next: &'f Form,
    /// The last word of the run.
    last: &'f Form,
}

static NOTHING: Form = Form { lower: 1, shape: 1, suffix: 0, gazetteer: 0, case: 0, cluster: 0, start: true };

/// A token of a run, about to be looked at.
#[derive(Clone, Copy)]
pub(super) struct Sight<'f> {
    pub forms: &'f [Form],
    pub at: usize,
    pub place: Place,
    /// What a feature's hash is cut with.
    pub mask: u32,
}

impl<'f> Sight<'f> {
    pub(super) fn here(&self) -> &'f Form {
        &self.forms[self.at]
    }

    fn view(&self) -> View<'f> {
        let form = |offset: isize| self.at.checked_add_signed(offset).and_then(|i| self.forms.get(i)).unwrap_or(&NOTHING);
        View {
            here: form(0),
            before: form(-1),
            next: form(1),
            two_before: form(-2),
            two_next: form(2),
            last: self.forms.get(self.place.last).unwrap_or(&NOTHING),
        }
    }

    /// Rows of the features of the token by itself.
    pub(super) fn own(&self) -> [u32; OWN] {
        let c = self.here();
        let (w, start, g) = (c.lower, u64::from(c.start), c.gazetteer());
        cut(
            [
                hash(0, [1]),
                hash(8, [c.shape]),
                hash(11, [c.suffix(2)]),
                hash(12, [c.suffix(3)]),
                hash(14, [c.case(), start]),
                hash(15, [w, start]),
                hash(16, [g, c.case()]),
                hash(40, [c.suffix(3), c.case(), g]),
                hash(50, [c.cluster(), c.case()]),
                hash(62, [c.cluster(), g]),
            ],
            self.mask,
        )
    }

    /// Rows of the features of the token and what is around it, as far as no decision changes them.
    pub(super) fn around(&self) -> [u32; AROUND] {
        let View { here: c, before: p, next: n, two_before: pp, two_next: nn, last } = self.view();
        let (start, next_start) = (u64::from(c.start), u64::from(n.start) << 1);
        let (w, wp, wn) = (c.lower, p.lower ^ start, n.lower ^ next_start);
        let (s, g) = (c.shape, c.gazetteer());
        let (len, position) = (self.place.len as u64, self.place.position as u64);
        cut(
            [
                hash(2, [wp]),
                hash(3, [wn]),
                hash(4, [pp.lower, 1]),
                hash(5, [nn.lower, 2]),
                hash(6, [wp, w]),
                hash(7, [w, wn]),
                hash(27, [wp, g]),
                hash(28, [wn, g]),
                hash(33, [s, wn]),
                hash(34, [last.lower, position.min(3)]),
                hash(36, [last.suffix(3), len.min(5), position.min(3)]),
                hash(39, [wp, wn]),
                hash(42, [wn, nn.lower]),
                hash(52, [p.cluster(), start]),
                hash(53, [n.cluster(), next_start]),
                hash(54, [last.cluster(), position.min(3)]),
            ],
            self.mask,
        )
    }

    /// Rows of the features of the token that depend on what was decided before.
    pub(super) fn dynamic(&self, past: Past) -> [u32; DYNAMIC] {
        let View { here: c, before: p, next: n, last, .. } = self.view();
        let wp = p.lower ^ u64::from(c.start);
        let (s, sn) = (c.shape, n.shape ^ (u64::from(n.start) << 41));
        let (g, gn) = (c.gazetteer(), n.gazetteer());
        let (t, tt) = (u64::from(past.label), u64::from(past.label_before));
        let (m, mn) = (u64::from(past.memory), u64::from(past.memory_next));
        let (len, position) = (self.place.len as u64, self.place.position as u64);
        cut(
            [
                hash(20, [t, s, sn]),
                hash(21, [t, tt, c.case()]),
                hash(22, [t, wp]),
                hash(24, [m, c.case()]),
                hash(26, [mn, t]),
                hash(30, [n.suffix(3), t]),
                hash(35, [last.lower, t]),
                hash(37, [len.min(6), position.min(4), t]),
                hash(38, [last.gazetteer(), g, t]),
                hash(43, [g, gn, t, c.case(), n.case()]),
                hash(45, [m, mn, t]),
            ],
            self.mask,
        )
    }
}

#[inline(always)]
fn cut<const N: usize>(hashes: [u64; N], mask: u32) -> [u32; N] {
    hashes.map(|hash| (hash >> 20) as u32 & mask)
}

/// The hash of feature number `index` with these parts; sizes are known when compiling, so that nothing loops.
#[inline(always)]
fn hash<const N: usize>(index: u64, parts: [u64; N]) -> u64 {
    let seed = 0xABCD_0000 + index * 0x1_0001;
    parts.into_iter().fold(seed, mix)
}
