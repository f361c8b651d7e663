//! Who says what: cue words after, before and between quotations; then the sentence before; then the speaker who goes on.
//!
//! Each way of attributing is a small function from places to an answer; [`attribute`] asks them in order of how sure they are. Nobody is named
//! on mere nearness: where no rule speaks, the speaker is null.

use std::borrow::Cow;

use super::Quoted;
use super::people::{Mention, People};
use super::verbs::{is_plain_saying, is_saying, is_viewing, looks_like_past};
use crate::parse::tokens::{Case, Token};
use crate::record::EntityType;

/// What is said of one quotation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub speaker: Option<String>,
    pub cue: Option<String>,
}

/// Tokens behind a quotation in which its verb must come.
const AFTER_REACH: usize = 40;
/// Tokens between a verb and the quotation that it introduces.
const BEFORE_REACH: usize = 30;
/// Longest subject without a name, in words.
const LONGEST_NOMINAL: usize = 12;
/// Quoted spans of fewer words are scare quotes, names and titles unless a verb stands right beside them.
const SHORT_WORDS: usize = 4;

/// For each quoted span: who says it, or `None` if it is no statement.
pub(super) fn attribute(body: &str, tokens: &[Token], quoted: &[Quoted], people: &People) -> Vec<Option<Said>> {
    let reader = Reader { body, tokens, quoted, people };
    let mut said: Vec<Option<Said>> = Vec::with_capacity(quoted.len());
    for at in 0..quoted.len() {
        let answer = reader.answer(at, &said);
        said.push(answer);
    }
    reader.hand_back(&mut said);
    said
}

struct Reader<'b> {
    body: &'b str,
    tokens: &'b [Token],
    quoted: &'b [Quoted],
    people: &'b People,
}

/// A run of tokens, by index.
#[derive(Debug, Clone, Copy)]
struct Run {
    from: usize,
    to: usize,
}

impl Reader<'_> {
    fn answer(&self, at: usize, before: &[Option<Said>]) -> Option<Said> {
        let quote = &self.quoted[at];
        let direct = self
            .cue_after(at, before)
            .or_else(|| self.cue_before(at, before))
            .or_else(|| self.viewed_as(at, before))
            .or_else(|| self.with_these_words(at));
        let sentence = self.is_sentence(quote);
        match direct {
            Some(said) if sentence || self.words(quote) >= SHORT_WORDS || self.is_beside_verb(at) => Some(said),
            Some(_) => None,
            None if !sentence => None,
            None => Some(self.goes_on(at, before).or_else(|| self.sentence_before(at)).unwrap_or_default()),
        }
    }

    /// `“…,” said X`, `“…,” X said`, `“…,” she etched`.
    fn cue_after(&self, at: usize, before: &[Option<Said>]) -> Option<Said> {
        let quote = &self.quoted[at];
        let inside = self.body[quote.start..quote.end].trim_end();
        let mut run = self.run_after(at);
        let mark = self.tokens.get(run.from).filter(|_| run.from < run.to).map(|t| t.of(self.body));
        if matches!(mark, Some("," | "–" | "—" | "-")) {
            run.from += 1;
        }
        let ends_open = inside.ends_with([',', '?', '!', '—', '–', '-', '…']) || mark == Some(",");
        let first = self.tokens.get(run.from).filter(|_| run.from < run.to)?;
        if inside.ends_with('.') && first.sentence_start && !is_saying(&self.tokens[run.from]) {
            return None;
        }
        let verb = (run.from..run.to.min(run.from + AFTER_REACH)).find(|i| is_saying(&self.tokens[*i]) && !self.is_noun(*i));
        match verb {
            Some(verb)
                if verb == run.from
                    || (verb == run.from + 1 && self.tokens[run.from].case == Case::Lower && self.lower(run.from).ends_with("ly")) =>
            {
                let subject = self.subject_behind(Run { from: verb + 1, to: run.to }, at, before);
                subject.map(|speaker| self.said(speaker, verb))
            }
            Some(verb) if ends_open || self.is_plain_near(run.from, verb) => {
                let subject = self.subject_between(Run { from: run.from, to: verb }, at, before)?;
                Some(self.said(subject, verb))
            }
            None if ends_open => self.open_verb(run, at, before),
            _ => self.according_to(run, at, before),
        }
    }

    /// `“…,” she etched`: behind a comma any past tense with a short subject will do.
    fn open_verb(&self, run: Run, at: usize, before: &[Option<Said>]) -> Option<Said> {
        let verb =
            (run.from + 1..run.to.min(run.from + 7)).find(|i| self.tokens[*i].case == Case::Lower && looks_like_past(&self.lower(*i)))?;
        let speaker = self.subject_between(Run { from: run.from, to: verb }, at, before)?;
        Some(self.said(speaker, verb))
    }

    /// `X said: “…`, `X said that it was “…`, `according to X, “…`.
    fn cue_before(&self, at: usize, before: &[Option<Said>]) -> Option<Said> {
        let run = self.run_before(at);
        let verb =
            (run.from.max(run.to.saturating_sub(BEFORE_REACH))..run.to).rev().find(|i| is_saying(&self.tokens[*i]) && !self.is_noun(*i));
        let Some(verb) = verb else { return self.according_to(run, at, before) };
        // Far from the quotation only plain verbs count: "described", "called" and the like need it at once.
        if run.to - verb > 8 && !is_plain_saying(&self.lower(verb)) {
            return self.according_to(run, at, before);
        }
        let speaker = self.subject_between(Run { from: run.from, to: verb }, at, before);
        let speaker =
            speaker.or_else(|| if run.from == verb { self.subject_behind(Run { from: verb + 1, to: run.to }, at, before) } else { None });
        Some(self.said(speaker?, verb))
    }

    /// `X sees it as “…”`.
    fn viewed_as(&self, at: usize, before: &[Option<Said>]) -> Option<Said> {
        let run = self.run_before(at);
        let led = run.to > run.from && self.lower(run.to - 1) == "as";
        let verb = (run.from..run.to).rev().find(|i| is_viewing(&self.lower(*i))).filter(|_| led)?;
        let speaker = self.subject_between(Run { from: run.from, to: verb }, at, before)?;
        Some(self.said(speaker, verb))
    }

    /// `“…!” With these words X addressed the crowd.`
    fn with_these_words(&self, at: usize) -> Option<Said> {
        let run = self.run_after(at);
        let opens = (0..3).map(|i| self.tokens.get(run.from + i).map(|_| self.lower(run.from + i)).unwrap_or_default()).collect::<Vec<_>>();
        if opens[0] != "with"
            || !matches!(&*opens[1], "these" | "those" | "this")
            || !matches!(&*opens[2], "words" | "sentence" | "message")
        {
            return None;
        }
        let end = self.paragraph_end(self.quoted[at].outer_end);
        let to = (run.from + 1..self.tokens.len())
            .find(|i| self.tokens[*i].sentence_start || self.tokens[*i].start as usize >= end)
            .unwrap_or(self.tokens.len());
        let (from, to) = self.bytes(Run { from: run.from, to })?;
        let who = self.people.within(from, to).next()?;
        let cue = self.body[from..self.tokens[run.from + 2].end as usize].to_owned();
        Some(Said { speaker: Some(who.name.clone()), cue: Some(cue) })
    }

    /// `according to X`.
    fn according_to(&self, run: Run, at: usize, before: &[Option<Said>]) -> Option<Said> {
        let phrase = (run.from..run.to.saturating_sub(1)).find(|i| self.lower(*i) == "according" && self.lower(i + 1) == "to")?;
        let speaker = self.subject_behind(Run { from: phrase + 2, to: run.to }, at, before)?;
        let (start, end) = (self.tokens[phrase].start as usize, self.tokens[phrase + 1].end as usize);
        Some(Said { speaker: Some(speaker), cue: Some(self.body[start..end].to_owned()) })
    }

    /// Who spoke last goes on: in the same paragraph, or in the next if that begins with the quotation.
    fn goes_on(&self, at: usize, before: &[Option<Said>]) -> Option<Said> {
        let last = at.checked_sub(1)?;
        let said = before.get(last)?.as_ref()?;
        let between = &self.body[self.quoted[last].outer_end..self.quoted[at].outer_start];
        let paragraphs = between.matches("\n\n").count();
        let opens_paragraph = paragraphs > 0 && between.ends_with("\n\n");
        let unclosed_before = between.trim().is_empty();
        let same_flow = paragraphs == 0 && !self.names_somebody_else(last, at, said);
        (unclosed_before || same_flow || (paragraphs == 1 && opens_paragraph && !self.names_somebody_else(last, at, said)))
            .then(|| Said { speaker: said.speaker.clone(), cue: None })
    }

    /// `X assured efforts. “…”`: the subject of the sentence before, in the same paragraph; or of a paragraph that ends with a colon.
    fn sentence_before(&self, at: usize) -> Option<Said> {
        let start = self.quoted[at].outer_start;
        let paragraph = self.paragraph_start(start);
        let here = self.token_at(start);
        let from = match self.body[paragraph..start].trim().is_empty() {
            true if self.body[..paragraph].trim_end().ends_with(':') => self.paragraph_start(paragraph.saturating_sub(3)),
            true => return None,
            false => paragraph,
        };
        let first = self.token_at(from);
        let sentence = (first..here).rev().find(|i| self.tokens[*i].sentence_start && self.tokens[*i].case != Case::Mark)?;
        let (from, to) = (self.tokens[sentence].start as usize, start);
        let person = self.people.within(from, to).find(|m| m.kind == EntityType::Per)?;
        Some(Said { speaker: Some(self.people.full_name(&person.name)), cue: None })
    }

    /// A quotation without a speaker whose other half, in the same sentence, has one: `“A,” “B,” said X`.
    fn hand_back(&self, said: &mut [Option<Said>]) {
        for at in (0..said.len().saturating_sub(1)).rev() {
            let between = &self.body[self.quoted[at].outer_end..self.quoted[at + 1].outer_start];
            let speaker = said[at + 1].as_ref().and_then(|s| s.speaker.clone());
            if let Some(Some(open)) = said.get_mut(at)
                && open.speaker.is_none()
                && between.trim().is_empty()
            {
                open.speaker = speaker;
            }
        }
    }

    fn names_somebody_else(&self, last: usize, at: usize, said: &Said) -> bool {
        let run = self.run_after(last).to;
        let from = self.tokens.get(run).map_or(self.quoted[last].outer_end, |t| t.start as usize);
        let to = self.quoted[at].outer_start;
        let other = |m: &Mention| m.kind == EntityType::Per && Some(self.people.full_name(&m.name)) != said.speaker;
        from < to && self.people.within(from, to).any(other)
    }

    /// The subject in front of a verb: the last name before the first comma, or the name that fills an apposition.
    fn subject_between(&self, run: Run, at: usize, before: &[Option<Said>]) -> Option<String> {
        let clauses = self.clauses(run);
        let nearest = clauses.iter().rev().find(|c| c.from < c.to)?;
        // "X, who advised Y, said": an apposition's own names do not speak, unless the apposition is a name.
        let closed_apposition = clauses.last().is_some_and(|last| last.from == last.to);
        if closed_apposition
            && !self.is_mostly_name(*nearest)
            && let Some(person) = clauses.iter().find_map(|c| self.person_in(*c))
        {
            return Some(person);
        }
        if let Some(speaker) = self.speaker_in(*nearest, at, before) {
            return Some(speaker);
        }
        let named = clauses.iter().rev().find_map(|c| self.name_in(*c));
        named.or_else(|| self.nominal(*clauses.iter().find(|c| c.from < c.to)?))
    }

    /// The subject behind a verb: up to the first comma or preposition of time or place.
    fn subject_behind(&self, run: Run, at: usize, before: &[Option<Said>]) -> Option<String> {
        let stop = (run.from..run.to).find(|i| {
            matches!(self.tokens[*i].of(self.body), "," | "." | ";" | ":" | "“" | "\"" | "(" | "—" | "–")
                || matches!(
                    self.lower(*i).as_ref(),
                    "on" | "in" | "at" | "during" | "after" | "when" | "who" | "while" | "as" | "to" | "about" | "because"
                )
        });
        let clause = Run { from: run.from, to: stop.unwrap_or(run.to).min(run.from + 20) };
        self.speaker_in(clause, at, before).or_else(|| self.nominal(clause))
    }

    fn speaker_in(&self, clause: Run, at: usize, before: &[Option<Said>]) -> Option<String> {
        self.name_in(clause).or_else(|| {
            let pronoun = (clause.from..clause.to).rev().find(|i| is_pronoun(&self.lower(*i)))?;
            // "It said" may be a letter or a firm: rather nobody than "it".
            let shown = self.tokens[pronoun].of(self.body).to_owned();
            self.resolve(pronoun, at, before).or_else(|| Some(shown).filter(|word| !word.eq_ignore_ascii_case("it")))
        })
    }

    /// The last person named in a clause, else the body or place that it begins with ("Moscow said", but not "the mayor of Moscow said").
    fn name_in(&self, clause: Run) -> Option<String> {
        let (_, to) = self.bytes(clause)?;
        let from = self.tokens[self.without_lead(clause).from.min(clause.to - 1)].start as usize;
        let leading = || self.people.within(from, to).next().filter(|m| m.start <= from + "the ".len());
        self.person_in(clause).or_else(|| leading().map(|m| m.name.clone()))
    }

    fn person_in(&self, clause: Run) -> Option<String> {
        let (from, to) = self.bytes(clause)?;
        let person = self.people.within(from, to).rfind(|m| m.kind == EntityType::Per);
        person.map(|m| self.people.full_name(&m.name))
    }

    /// A clause less the marks and small words that only lead over to it.
    fn without_lead(&self, clause: Run) -> Run {
        let leads = |i: usize| {
            self.tokens[i].case == Case::Mark
                || matches!(
                    self.lower(i).as_ref(),
                    "but" | "and" | "however" | "meanwhile" | "later" | "also" | "then" | "as" | "so" | "yet" | "while"
                )
        };
        let from = (clause.from..clause.to).find(|i| !leads(*i)).unwrap_or(clause.to);
        Run { from, to: clause.to }
    }

    fn is_mostly_name(&self, clause: Run) -> bool {
        self.bytes(clause)
            .is_some_and(|(from, to)| self.people.within(from, to).map(|m| m.end - m.start).sum::<usize>() * 3 >= (to - from) * 2)
    }

    /// A subject without a name, as printed: "the source", "a spokesman".
    fn nominal(&self, clause: Run) -> Option<String> {
        let run = self.without_lead(clause);
        let words = run.to.saturating_sub(run.from);
        let (from, to) = self.bytes(run).filter(|_| (1..=LONGEST_NOMINAL).contains(&words))?;
        let first = self.lower(run.from);
        let starts_well = matches!(
            first.as_ref(),
            "the"
                | "a"
                | "an"
                | "one"
                | "another"
                | "some"
                | "his"
                | "her"
                | "their"
                | "its"
                | "my"
                | "our"
                | "this"
                | "that"
                | "these"
                | "several"
                | "many"
                | "two"
                | "officials"
                | "der"
                | "die"
                | "das"
                | "ein"
                | "eine"
        ) || self.tokens[run.from].is_capital()
            || words <= 3;
        starts_well.then(|| self.body[from..to].to_owned())
    }

    /// The person whom a pronoun stands for: the first person of its sentence or the nearest before it in the paragraph, else who spoke last.
    fn resolve(&self, pronoun: usize, at: usize, before: &[Option<Said>]) -> Option<String> {
        let word = self.lower(pronoun);
        if !matches!(word.as_ref(), "he" | "she" | "er" | "sie") {
            return None;
        }
        let place = self.tokens[pronoun].start as usize;
        let paragraph = self.paragraph_start(place);
        let mut start = pronoun;
        while start > 0 && self.tokens[start - 1].start as usize >= paragraph {
            start = (0..start).rev().find(|i| self.tokens[*i].sentence_start && self.tokens[*i].case != Case::Mark).unwrap_or(0);
            let from = self.tokens[start].start as usize;
            let outside =
                |m: &&Mention| m.kind == EntityType::Per && !self.quoted.iter().any(|q| q.outer_start <= m.start && m.end <= q.outer_end);
            if let Some(person) = self.people.within(from.max(paragraph), place).find(outside) {
                return Some(self.people.full_name(&person.name));
            }
        }
        let last = before[..at.min(before.len())].iter().rev().flatten().find_map(|said| said.speaker.clone())?;
        last.starts_with(char::is_uppercase).then_some(last)
    }

    /// The pieces of a run between commas.
    fn clauses(&self, run: Run) -> Vec<Run> {
        let mut clauses = Vec::new();
        let mut from = run.from;
        for i in run.from..run.to {
            if matches!(self.tokens[i].of(self.body), "," | ";" | ":" | "—" | "–") {
                clauses.push(Run { from, to: i });
                from = i + 1;
            }
        }
        clauses.push(Run { from, to: run.to });
        clauses
    }

    /// Tokens behind a quotation: to the next quotation, the sentence's or the paragraph's end.
    fn run_after(&self, at: usize) -> Run {
        let quote = &self.quoted[at];
        let from = self.token_at(quote.outer_end);
        let limit = self.quoted.get(at + 1).map_or(self.body.len(), |next| next.outer_start).min(self.paragraph_end(quote.outer_end));
        let to = (from..self.tokens.len())
            .find(|i| self.tokens[*i].start as usize >= limit || (*i > from && self.tokens[*i].sentence_start))
            .unwrap_or(self.tokens.len());
        Run { from, to }
    }

    /// Tokens of the sentence before a quotation, back to the quotation before it.
    fn run_before(&self, at: usize) -> Run {
        let quote = &self.quoted[at];
        let to = self.token_at(quote.outer_start);
        let limit = at.checked_sub(1).map_or(0, |last| self.quoted[last].outer_end).max(self.paragraph_start(quote.outer_start));
        let first = self.token_at(limit);
        let from = (first..to).rev().find(|i| self.tokens[*i].sentence_start).unwrap_or(first);
        Run { from: if self.tokens.get(from).is_some_and(|t| t.of(self.body) == ",") { from + 1 } else { from }.min(to), to }
    }

    fn paragraph_start(&self, at: usize) -> usize {
        self.body[..at].rfind("\n\n").map_or(0, |i| i + 2)
    }

    fn paragraph_end(&self, at: usize) -> usize {
        self.body[at..].find("\n\n").map_or(self.body.len(), |i| at + i)
    }

    /// Index of the first token at or behind a byte.
    fn token_at(&self, byte: usize) -> usize {
        self.tokens.partition_point(|t| (t.start as usize) < byte)
    }

    fn bytes(&self, run: Run) -> Option<(usize, usize)> {
        (run.from < run.to).then(|| (self.tokens[run.from].start as usize, self.tokens[run.to - 1].end as usize))
    }

    fn lower(&self, token: usize) -> Cow<'_, str> {
        let word = self.tokens[token].of(self.body);
        match self.tokens[token].case {
            Case::Lower | Case::Mark => Cow::Borrowed(word),
            _ => Cow::Owned(word.to_lowercase()),
        }
    }

    /// "the read", "a report": behind an article a verb's form is a noun.
    fn is_noun(&self, token: usize) -> bool {
        let before = token.checked_sub(1).map(|i| self.lower(i));
        matches!(
            before.as_deref(),
            Some("the" | "a" | "an" | "this" | "his" | "her" | "their" | "its" | "to" | "of" | "no" | "’s" | "'s" | "so-called")
        ) || self.lower(token) == "called" && before.as_ref().is_some_and(|word| word == "so")
    }

    fn is_plain_near(&self, from: usize, verb: usize) -> bool {
        verb - from <= 6 && is_plain_saying(&self.lower(verb))
    }

    /// Whether the verb stands right at the quotation, parted by marks only.
    fn is_beside_verb(&self, at: usize) -> bool {
        let quote = &self.quoted[at];
        let inside = self.body[quote.start..quote.end].trim_end();
        let (before, after) = (self.token_at(quote.outer_start), self.token_at(quote.outer_end));
        let led = before >= 2 && matches!(self.tokens[before - 1].of(self.body), "," | ":") && is_saying(&self.tokens[before - 2]);
        let followed = inside.ends_with([',', '?', '!']) && self.tokens.get(after).is_some();
        led || followed
    }

    /// Whether a quoted span is a sentence by itself: begins with a capital, ends like one, has a few words.
    fn is_sentence(&self, quote: &Quoted) -> bool {
        let inside = self.body[quote.start..quote.end].trim();
        let begins = inside.trim_start_matches(['[', '…', '.', ' ', '‘', '\'']).starts_with(|c: char| c.is_uppercase() || c.is_numeric());
        let behind = &self.body[quote.outer_end..];
        let ends = inside.ends_with(['.', '!', '?', ',', '…', '—', '–'])
            || behind.starts_with(['.', ',']) && self.words(quote) > SHORT_WORDS
            || quote.unclosed;
        begins && ends && self.words(quote) >= 2
    }

    fn words(&self, quote: &Quoted) -> usize {
        self.body[quote.start..quote.end].split_whitespace().count()
    }

    fn said(&self, speaker: String, verb: usize) -> Said {
        Said { speaker: Some(speaker), cue: Some(self.tokens[verb].of(self.body).to_owned()) }
    }
}

fn is_pronoun(word: &str) -> bool {
    matches!(word, "he" | "she" | "they" | "it" | "i" | "we" | "er" | "sie" | "wir" | "ich")
}
