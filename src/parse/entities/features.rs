//! What the perceptron sees of a token: some forty hashes, each a row of the model.

use crate::parse::gazetteer;
use crate::parse::hash::{hash_bytes, mix};
use crate::parse::tokens::Token;

/// Number of features of a token.
pub(super) const FEATURES: usize = 46;

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
    pub(super) fn of(token: &Token, text: &str, buffer: &mut Vec<u8>) -> Self {
        let word = token.of(text);
        buffer.clear();
        if word.is_ascii() {
            buffer.extend(word.bytes().map(|b| b.to_ascii_lowercase()));
        } else {
            buffer.extend(word.chars().flat_map(char::to_lowercase).flat_map(|c| {
                let mut utf8 = [0; 4];
                let len = c.encode_utf8(&mut utf8).len();
                utf8.into_iter().take(len)
            }));
        }
        let tail = |n: usize| hash_bytes(&buffer[buffer.len().saturating_sub(n)..]);
        Self {
            lower: token.lower,
            shape: shape(word),
            prefix: hash_bytes(&buffer[..buffer.len().min(3)]),
            suffix2: tail(2),
            suffix3: tail(3),
            suffix4: tail(4),
            case: token.case as u64,
            start: token.sentence_start,
            gazetteer: 0,
        }
    }
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

/// Fills in the rows of token `at`.
pub(super) fn extract(forms: &[Form], at: usize, place: Place, past: Past, mask: u32, features: &mut [u32; FEATURES]) {
    let none = Form { lower: 1, shape: 1, start: true, ..Form::default() };
    let form = |offset: isize| at.checked_add_signed(offset).and_then(|i| forms.get(i)).unwrap_or(&none);
    let (c, p, n, pp, nn) = (form(0), form(-1), form(1), form(-2), form(2));
    let last = forms.get(place.last).unwrap_or(&none);
    let (start, next_start) = (u64::from(c.start), u64::from(n.start) << 1);
    let (w, wp, wn) = (c.lower, p.lower ^ start, n.lower ^ next_start);
    let (s, sp, sn) = (c.shape, p.shape ^ (start << 40), n.shape ^ (next_start << 40));
    let (g, gp, gn) = (c.gazetteer, p.gazetteer, n.gazetteer);
    let (t, tt) = (u64::from(past.label), u64::from(past.label_before));
    let (m, mn) = (u64::from(past.memory), u64::from(past.memory_next));
    let (len, position) = (place.len as u64, place.position as u64);
    let rows: [&[u64]; FEATURES] = [
        &[1],
        &[w],
        &[wp],
        &[wn],
        &[pp.lower, 1],
        &[nn.lower, 2],
        &[wp, w],
        &[w, wn],
        &[s],
        &[sp, s, sn],
        &[c.prefix],
        &[c.suffix2],
        &[c.suffix3],
        &[c.suffix4],
        &[c.case, start],
        &[w, start],
        &[g, c.case],
        &[g, gp, gn],
        &[t],
        &[t, w],
        &[t, s, sn],
        &[t, tt, c.case],
        &[t, wp],
        &[t, g],
        &[m, c.case],
        &[m, t, g],
        &[mn, t],
        &[wp, g],
        &[wn, g],
        &[t, wn],
        &[n.suffix3, t],
        &[p.suffix3, t],
        &[s, wp],
        &[s, wn],
        &[last.lower, position.min(3)],
        &[last.lower, t],
        &[last.suffix3, len.min(5), position.min(3)],
        &[len.min(6), position.min(4), t],
        &[last.gazetteer, g, t],
        &[wp, wn],
        &[c.suffix3, c.case, g],
        &[pp.lower, wp],
        &[wn, nn.lower],
        &[g, gn, t, c.case, n.case],
        &[m, w],
        &[m, mn, t],
    ];
    for (index, (feature, parts)) in features.iter_mut().zip(rows).enumerate() {
        let seed = 0xABCD_0000 + index as u64 * 0x1_0001;
        *feature = (parts.iter().fold(seed, |hash, part| mix(hash, *part)) >> 20) as u32 & mask;
    }
}
