//! Who says what: cue words after, before and between quotations; then the sentence before; then the speaker who goes on.
//!
//! Each way of attributing is a small function from places to an answer; [`attribute`] asks them in order of how sure they are. Nobody is named
//! on mere nearness: where no rule speaks, the speaker is null.

use super::Quoted;
use super::people::{Mention, People};
use super::reader::{Reader, Run};
use super::statement::FRAGMENT_WORDS;
use super::subject::SHORT_SUBJECT;
use super::verbs::{is_plain_saying, is_saying, is_viewing, looks_like_past};
use crate::parse::tokens::{Case, Token};
use crate::record::EntityType;
use crate::text::flow::{LINE_BREAK, PARAGRAPH_BREAK};

/// What is said of one quotation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub speaker: Option<String>,
    pub cue: Option<String>,
}

/// Tokens behind a quotation in which its verb must come.
const AFTER_REACH: usize = 40;
/// The same behind a full stop inside the quotation.
const AFTER_STOP_REACH: usize = 6;
/// Titles and scare quotes between two quotations of one speaker.
const TITLES_BETWEEN: usize = 2;
/// Tokens between a verb and the quotation that it introduces.
const BEFORE_REACH: usize = 30;

/// For each quoted span: who says it, or `None` if it is no statement.
pub(super) fn attribute(body: &str, tokens: &[Token], quoted: &[Quoted], people: &People) -> Vec<Option<Said>> {
    let reader = Reader::new(body, tokens, quoted, people);
    let mut said: Vec<Option<Said>> = Vec::with_capacity(quoted.len());
    for at in 0..quoted.len() {
        let answer = reader.answer(at, &said);
        said.push(answer);
    }
    reader.hand_back(&mut said);
    said
}

impl Reader<'_> {
    fn answer(&self, at: usize, before: &[Option<Said>]) -> Option<Said> {
        let quote = &self.quoted[at];
        let around = |first_before: bool| if first_before { self.cue_before(at, before) } else { self.cue_after(at, before) };
        let is_piece = self.is_piece(quote);
        let direct = around(is_piece)
            .or_else(|| around(!is_piece))
            .or_else(|| self.viewed_as(at, before))
            .or_else(|| self.colon_alone(at, before))
            .or_else(|| self.with_these_words(at))
            .or_else(|| self.transcribed(at));
        let sentence = self.is_sentence(quote);
        let words = self.words(quote);
        if self.is_name(quote) && !(self.opens_sentence(quote) && (sentence || self.is_beside_verb(at))) && !self.is_led(at) {
            return None;
        }
        match direct {
            Some(said) if sentence || words > 1 || self.is_beside_verb(at) => Some(said),
            Some(_) => None,
            // At the head of a paragraph a piece of speech is a heading's or a title's.
            None if sentence || words >= FRAGMENT_WORDS && !self.opens_paragraph(quote) => {
                Some(self.goes_on(at, before).or_else(|| self.sentence_before(at, before)).unwrap_or_default())
            }
            None => None,
        }
    }

    /// `“…,” said X`, `“…,” X said`, `“…,” she etched`.
    fn cue_after(&self, at: usize, before: &[Option<Said>]) -> Option<Said> {
        let quote = &self.quoted[at];
        let inside = self.body[quote.start..quote.end].trim_end();
        let mut run = self.run_after(at);
        // A quotation inside ends where this one does: "…the word 'harbour,'" said X.
        let closes = |t: &&Token| matches!(t.of(self.body), "'" | "’" | "\"" | "”") && t.start as usize <= quote.outer_end + "'".len();
        run.from += usize::from(run.from < run.to && self.tokens.get(run.from).filter(closes).is_some());
        let mark = self.tokens.get(run.from).filter(|_| run.from < run.to).map(|t| t.of(self.body));
        if matches!(mark, Some("," | "–" | "—" | "-")) {
            run.from += 1;
        }
        let ends_open = inside.ends_with([',', '?', '!', '—', '–', '-', '…']) || mark == Some(",");
        let first = self.tokens.get(run.from).filter(|_| run.from < run.to)?;
        if inside.ends_with('.') && first.sentence_start && !is_saying(first) && !self.only_attributes(run) {
            return None;
        }
        if let Some(said) = self.according_to(Run { to: run.to.min(run.from + 2), ..run }, run, at, before) {
            return Some(said);
        }
        let verb = (run.from..run.to.min(run.from + AFTER_REACH)).find(|i| self.is_verb(*i, run.from) && !self.is_participle(*i));
        match verb {
            Some(verb) if verb == run.from || verb == run.from + 1 && self.only_leads(run.from) => {
                let subject = self.subject_behind(Run { from: verb + 1, to: run.to }, at, before);
                subject.map(|speaker| self.said(speaker, verb))
            }
            Some(verb) if self.is_plain_near(run.from, verb) && self.names_behind(Run { from: verb, to: run.to }) => {
                let subject = self.subject_behind(Run { from: verb + 1, to: run.to }, at, before)?;
                Some(self.said(subject, verb))
            }
            Some(verb) if ends_open || self.is_plain_near(run.from, verb) => {
                let subject = self.subject_between(Run { from: run.from, to: verb }, at, before)?;
                Some(self.said(subject, verb))
            }
            None if ends_open => self.open_verb(run, at, before),
            _ => self.according_to(run, run, at, before).or_else(|| self.tail(run, at, before)),
        }
    }

    /// ", said Mayor Ada Lund": behind a comma a verb (the first of `run`) has its subject behind it, if that begins like one and names somebody.
    fn names_behind(&self, run: Run) -> bool {
        let led = run.from > 0 && self.tokens[run.from - 1].of(self.body) == ",";
        let from = run.from + 1;
        let to = (from..run.to).find(|i| self.tokens[*i].case == Case::Mark).unwrap_or(run.to);
        let begins = from < to && (self.tokens[from].is_capital() || self.lower(from) == "the");
        let names = |(from, to)| self.people.within(from, to).any(|m| m.kind == EntityType::Per);
        led && begins && self.bytes(Run { from, to }).is_some_and(names)
    }

    /// `“….” X said.`: a sentence that does nothing else, in spite of the full stop before it.
    fn only_attributes(&self, run: Run) -> bool {
        let verb = (run.from..run.to.min(run.from + AFTER_STOP_REACH)).find(|i| is_plain_saying(&self.lower(*i)));
        verb.is_some_and(|verb| verb + 1 == run.to || self.tokens[verb + 1].of(self.body) == ".")
    }

    /// An adverb or the auxiliary of a Romance verb: "quietly (said X)", "a (expliqué X)".
    fn only_leads(&self, token: usize) -> bool {
        let word = self.lower(token);
        self.tokens[token].case == Case::Lower && (word.ends_with("ly") || matches!(word.as_ref(), "a" | "ha" | "hat"))
    }

    /// `“…” if they sail, said X.`, `“…” by the year's end, she said.`: the sentence goes on and ends with who says it.
    fn tail(&self, run: Run, at: usize, before: &[Option<Said>]) -> Option<Said> {
        let comma = (run.from..run.to).rev().find(|i| self.tokens[*i].of(self.body) == "," && self.plain_behind(*i, run.to).is_some())?;
        let verb = self.plain_behind(comma, run.to)?;
        let speaker = match verb == comma + 1 {
            true => self.subject_behind(Run { from: verb + 1, to: run.to }, at, before),
            false => self.subject_between(Run { from: comma + 1, to: verb }, at, before),
        };
        Some(self.said(speaker?, verb))
    }

    /// The plain verb of saying at most four words behind a comma.
    fn plain_behind(&self, comma: usize, to: usize) -> Option<usize> {
        (comma + 1..to.min(comma + 6)).find(|i| is_plain_saying(&self.lower(*i)) && !self.is_participle(*i))
    }

    /// `“…,” she etched`, `“…,” scoffed X`, `“…,” records show.`: behind a comma any past tense with a short subject will do.
    fn open_verb(&self, run: Run, at: usize, before: &[Option<Said>]) -> Option<Said> {
        let first = self.tokens.get(run.from)?;
        if first.case == Case::Lower && looks_like_past(&self.lower(run.from)) {
            let (from, to) = self.bytes(Run { from: run.from + 1, to: run.to })?;
            let person = self.people.within(from, to).next().filter(|m| m.kind == EntityType::Per && m.start == from)?;
            return Some(self.said(self.people.full_name(&person.name), run.from));
        }
        let shows = |i: usize| {
            matches!(self.lower(i).as_ref(), "show" | "shows") && self.tokens[run.to - 1].of(self.body) == "." && i + 2 == run.to
        };
        let is_verb = |i: &usize| self.tokens[*i].case == Case::Lower && (looks_like_past(&self.lower(*i)) || shows(*i));
        let verb = (run.from + 1..run.to.min(run.from + 7)).find(is_verb)?;
        let speaker = self.subject_between(Run { from: run.from, to: verb }, at, before)?;
        Some(self.said(speaker, verb))
    }

    /// `X said: “…`, `X said that it was “…`, `according to X, “…`.
    fn cue_before(&self, at: usize, before: &[Option<Said>]) -> Option<Said> {
        let run = self.run_before(at);
        if run.from < run.to && matches!(self.tokens[run.to - 1].of(self.body), "." | "!" | "?") {
            return None;
        }
        let verb = (run.from.max(run.to.saturating_sub(BEFORE_REACH))..run.to).rev().find(|i| self.is_verb(*i, run.to));
        let Some(verb) = verb else { return self.according_to(run, run, at, before) };
        // Far from the quotation only plain verbs count, and what "that" follows: "described", "called" and the like need it at once.
        if run.to - verb > 8 && !is_plain_saying(&self.lower(verb)) && self.lower(verb + 1) != "that" {
            return self.according_to(run, run, at, before);
        }
        let clause = Run { from: run.from, to: verb };
        let behind = || self.subject_behind(Run { from: verb + 1, to: run.to }, at, before);
        let of_participle = || self.with_subject(clause).or_else(|| self.main_subject(clause, at, before));
        let speaker = if self.is_participle(verb) { of_participle() } else { None };
        let speaker = speaker.or_else(|| if self.is_inverted(clause) { behind() } else { None });
        let speaker = speaker.or_else(|| self.subject_between(clause, at, before));
        let speaker = speaker.or_else(|| if run.from == verb { behind() } else { None });
        Some(self.said(speaker?, verb))
    }

    /// `X: “…”`, with nothing but X before the colon.
    fn colon_alone(&self, at: usize, before: &[Option<Said>]) -> Option<Said> {
        let run = self.run_before(at);
        let run = Run { to: run.to.checked_sub(1).filter(|colon| *colon > run.from && self.tokens[*colon].of(self.body) == ":")?, ..run };
        let speaker = (run.to - run.from <= SHORT_SUBJECT).then(|| self.alone(run, at, before)).flatten()?;
        Some(Said { speaker: Some(speaker), cue: None })
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

    /// `“LUND: The ferry sails.”`: a transcript names the speaker inside the quotation, in capitals.
    fn transcribed(&self, at: usize) -> Option<Said> {
        let first = self.token_at(self.quoted[at].start);
        let end = self.token_at(self.quoted[at].end);
        let colon = (first..end.min(first + SHORT_SUBJECT)).find(|i| self.tokens[*i].of(self.body) == ":")?;
        let (from, to) = self.bytes(Run { from: first, to: colon })?;
        let in_capitals = (first..colon).all(|i| self.tokens[i].case == Case::Upper);
        in_capitals.then(|| Said { speaker: Some(self.people.in_capitals(&self.body[from..to])), cue: None })
    }

    /// `according to X`, `per X`, the phrase beginning in `place`, X anywhere in `run`.
    fn according_to(&self, place: Run, run: Run, at: usize, before: &[Option<Said>]) -> Option<Said> {
        let words = |i: usize| match self.lower(i).as_ref() {
            "according" if self.lower(i + 1) == "to" => Some(2),
            "per" if i == run.from => Some(1),
            _ => None,
        };
        let (phrase, words) = (place.from..place.to.saturating_sub(1)).find_map(|i| Some((i, words(i)?)))?;
        let speaker = self.subject_behind(Run { from: phrase + words, to: run.to }, at, before)?;
        let (start, end) = (self.tokens[phrase].start as usize, self.tokens[phrase + words - 1].end as usize);
        Some(Said { speaker: Some(speaker), cue: Some(self.body[start..end].to_owned()) })
    }

    /// Who spoke last goes on: in the same paragraph, or in the next if that begins with the quotation.
    fn goes_on(&self, at: usize, before: &[Option<Said>]) -> Option<Said> {
        // A title in between ("on “Elm at Noon.”") is nobody's speech.
        let here = self.paragraph_start(self.quoted[at].outer_start);
        let in_paragraph = |i: &usize| self.quoted[*i].outer_start >= here;
        let spoken = (0..at).rev().take_while(in_paragraph).take(TITLES_BETWEEN + 1).find(|i| before[*i].is_some());
        let last = spoken.or(at.checked_sub(1))?;
        let said = before.get(last)?.as_ref()?;
        let between = &self.body[self.quoted[last].outer_end..self.quoted[at].outer_start];
        let paragraphs = between.matches(LINE_BREAK).count() - between.matches(PARAGRAPH_BREAK).count();
        let opens_paragraph = between.ends_with(LINE_BREAK);
        let unclosed_before = between.trim().is_empty();
        let same_flow = paragraphs == 0 && !self.names_somebody_else(last, at, said);
        (unclosed_before || same_flow || (paragraphs == 1 && opens_paragraph && !self.names_somebody_else(last, at, said)))
            .then(|| Said { speaker: said.speaker.clone(), cue: said.cue.clone().filter(|_| paragraphs == 0) })
    }

    /// `X assured efforts. “…”`, `X decried the “…”`: the subject of the sentence before, or of the one that the quotation is a piece of.
    fn sentence_before(&self, at: usize, before: &[Option<Said>]) -> Option<Said> {
        let here = self.token_at(self.quoted[at].outer_start);
        let first = self.token_at(self.lead_start(at));
        let mut sentence = self.sentence_start(first, here)?;
        while self.tokens[sentence].case == Case::Mark {
            sentence = self.sentence_start(first, sentence)?;
        }
        Some(Said { speaker: Some(self.main_subject(Run { from: sentence, to: here }, at, before)?), cue: None })
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

    /// Whether a token is a verb of saying where it stands; `beside` is the place right behind the quotation, where German has "so der Minister".
    fn is_verb(&self, token: usize, beside: usize) -> bool {
        let word = &self.tokens[token];
        let inside_sentence = word.case != Case::Lower && !word.sentence_start;
        // "», a expliqué X": what looks like an English article is an auxiliary.
        let led = token == beside + 1 && self.only_leads(beside);
        is_saying(word) && !inside_sentence && (led || !self.is_noun(token)) && (token == beside || word.of(self.body) != "so")
    }

    /// "adding", "calling him": its subject is the sentence's.
    fn is_participle(&self, token: usize) -> bool {
        self.lower(token).ends_with("ing")
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

    fn said(&self, speaker: String, verb: usize) -> Said {
        Said { speaker: Some(speaker), cue: Some(self.tokens[verb].of(self.body).to_owned()) }
    }
}
