//! What the perceptron sees of a token: some forty hashes, each a row of the model. Most are known before anything is decided; the rest depend on what was decided before.

use crate::parse::gazetteer;
use crate::parse::hash::mix;
use crate::parse::tokens::Token;

/// Number of features of a token that no decision changes.
pub(super) const STATIC: usize = 28;
/// Number of features that depend on the labels before.
pub(super) const DYNAMIC: usize = 18;

/// A token's own properties, computed once.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Form {
    pub lower: u64,
    shape: u64,
    prefix: u64,
    suffix2: u64,
    suffix3: u64,
    suffix4: u64,
    case: u64,
    pub start: bool,
    /// Gazetteer bits of the word itself, and of names of several words that it is part of.
    pub gazetteer: u64,
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
        let tail = packed(&lower[lower.len().saturating_sub(4)..]);
        Self {
            lower: token.lower,
            shape: shape(word),
            prefix: packed(&lower[..lower.len().min(3)]),
            suffix2: tail & 0xFFFF,
            suffix3: tail & 0xFF_FFFF,
            suffix4: tail,
            case: token.case as u64,
            start: token.sentence_start,
            gazetteer: 0,
        }
    }
}

/// Up to eight bytes as a number, in lower case.
fn packed(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |packed, b| packed << 8 | u64::from(b.to_ascii_lowercase()))
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
        let bits = u64::from(gazetteer::lookup(hash));
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

static NOTHING: Form = Form { lower: 1, shape: 1, prefix: 0, suffix2: 0, suffix3: 0, suffix4: 0, case: 0, start: true, gazetteer: 0 };

fn view(forms: &[Form], at: usize, place: Place) -> View<'_> {
    let form = |offset: isize| at.checked_add_signed(offset).and_then(|i| forms.get(i)).unwrap_or(&NOTHING);
    View {
        here: form(0),
        before: form(-1),
        next: form(1),
        two_before: form(-2),
        two_next: form(2),
        last: forms.get(place.last).unwrap_or(&NOTHING),
    }
}

/// Rows of the features of token `at` that no decision changes.
pub(super) fn static_features(forms: &[Form], at: usize, place: Place, mask: u32) -> [u32; STATIC] {
    let View { here: c, before: p, next: n, two_before: pp, two_next: nn, last } = view(forms, at, place);
    let (start, next_start) = (u64::from(c.start), u64::from(n.start) << 1);
    let (w, wp, wn) = (c.lower, p.lower ^ start, n.lower ^ next_start);
    let (s, sp, sn) = (c.shape, p.shape ^ (start << 40), n.shape ^ (next_start << 40));
    let (g, gp, gn) = (c.gazetteer, p.gazetteer, n.gazetteer);
    let (len, position) = (place.len as u64, place.position as u64);
    cut(
        [
            hash(0, [1]),
            hash(1, [w]),
            hash(2, [wp]),
            hash(3, [wn]),
            hash(4, [pp.lower, 1]),
            hash(5, [nn.lower, 2]),
            hash(6, [wp, w]),
            hash(7, [w, wn]),
            hash(8, [s]),
            hash(9, [sp, s, sn]),
            hash(10, [c.prefix]),
            hash(11, [c.suffix2]),
            hash(12, [c.suffix3]),
            hash(13, [c.suffix4]),
            hash(14, [c.case, start]),
            hash(15, [w, start]),
            hash(16, [g, c.case]),
            hash(17, [g, gp, gn]),
            hash(27, [wp, g]),
            hash(28, [wn, g]),
            hash(32, [s, wp]),
            hash(33, [s, wn]),
            hash(34, [last.lower, position.min(3)]),
            hash(36, [last.suffix3, len.min(5), position.min(3)]),
            hash(39, [wp, wn]),
            hash(40, [c.suffix3, c.case, g]),
            hash(41, [pp.lower, wp]),
            hash(42, [wn, nn.lower]),
        ],
        mask,
    )
}

/// Rows of the features of token `at` that depend on what was decided before.
pub(super) fn dynamic_features(forms: &[Form], at: usize, place: Place, past: Past, mask: u32) -> [u32; DYNAMIC] {
    let View { here: c, before: p, next: n, last, .. } = view(forms, at, place);
    let (start, next_start) = (u64::from(c.start), u64::from(n.start) << 1);
    let (w, wp, wn) = (c.lower, p.lower ^ start, n.lower ^ next_start);
    let (s, sn) = (c.shape, n.shape ^ (next_start << 40));
    let (g, gn) = (c.gazetteer, n.gazetteer);
    let (t, tt) = (u64::from(past.label), u64::from(past.label_before));
    let (m, mn) = (u64::from(past.memory), u64::from(past.memory_next));
    let (len, position) = (place.len as u64, place.position as u64);
    cut(
        [
            hash(18, [t]),
            hash(19, [t, w]),
            hash(20, [t, s, sn]),
            hash(21, [t, tt, c.case]),
            hash(22, [t, wp]),
            hash(23, [t, g]),
            hash(24, [m, c.case]),
            hash(25, [m, t, g]),
            hash(26, [mn, t]),
            hash(29, [t, wn]),
            hash(30, [n.suffix3, t]),
            hash(31, [p.suffix3, t]),
            hash(35, [last.lower, t]),
            hash(37, [len.min(6), position.min(4), t]),
            hash(38, [last.gazetteer, g, t]),
            hash(43, [g, gn, t, c.case, n.case]),
            hash(44, [m, w]),
            hash(45, [m, mn, t]),
        ],
        mask,
    )
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
