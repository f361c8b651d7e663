//! Who a clause speaks of: the name, noun or pronoun that is the subject of a verb of saying.

use super::genders;
use super::people::Mention;
use super::reader::{Reader, Run};
use super::speaker::Said;
use super::verbs::{is_plain_saying, is_saying, looks_like_past};
use crate::parse::tokens::Case;
use crate::record::EntityType;

/// Longest subject without a name, in words.
const LONGEST_NOMINAL: usize = 12;
/// Words of a subject that stands alone before its verb.
pub(super) const SHORT_SUBJECT: usize = 4;

/// Sentences back in which a pronoun's person is looked for.
const SENTENCES_BACK: usize = 40;
/// Paragraphs back in which a pronoun's person is looked for before whoever spoke last is taken.
const PARAGRAPHS_BACK: usize = 3;
/// Quotations back among which the last speaker is looked for.
const QUOTES_BACK: usize = 50;

impl Reader<'_> {
    /// The subject in front of a verb: the last name before the first comma, or the name that fills an apposition.
    pub(super) fn subject_between(&self, run: Run, at: usize, before: &[Option<Said>]) -> Option<String> {
        if let Some(nominal) = self.subordinate(run) {
            return Some(nominal);
        }
        let run = self.without_auxiliaries(run);
        let clauses = self.clauses(run);
        let nearest = clauses.iter().rev().find(|c| c.from < c.to)?;
        // "X, who advised Y, said": an apposition's own names do not speak, unless the apposition is a person's.
        let closed_apposition = clauses.last().is_some_and(|last| last.from == last.to);
        if closed_apposition
            && !self.is_mostly_person(*nearest)
            && let Some(person) = clauses.iter().find_map(|c| self.person_in(*c))
        {
            return Some(person);
        }
        if let Some(speaker) = self.speaker_in(*nearest, at, before) {
            return Some(speaker);
        }
        // "As a phone rang, the announcer said": whoever stands before the verb without a name.
        if let Some(nominal) = self.determined(*nearest) {
            return Some(nominal);
        }
        let named = clauses.iter().rev().find_map(|c| self.name_in(*c));
        named.or_else(|| self.nominal(*clauses.iter().find(|c| self.without_lead(**c).from < c.to)?))
    }

    /// "X spoke as the heckler" (yelled): a subject with an article that a conjunction leads to.
    fn subordinate(&self, run: Run) -> Option<String> {
        // "X, after a long pause, said": an insertion, and not who speaks.
        if run.from < run.to && self.tokens[run.to - 1].of(self.body) == "," {
            return None;
        }
        let conjunction = (run.from.max(run.to.saturating_sub(SHORT_SUBJECT + 1))..run.to).rev().find(|i| {
            matches!(self.lower(*i).as_ref(), "as" | "when" | "while" | "where" | "after" | "because" | "and" | "but" | "what")
        })?;
        self.determined(Run { from: conjunction + 1, to: run.to })
    }

    /// "X, asked about Y, had" (said): a clause less the auxiliaries and adverbs in front of its verb, which hide that an insertion ends there.
    fn without_auxiliaries(&self, run: Run) -> Run {
        let leads = |i: usize| {
            let word = self.lower(i);
            matches!(word.as_ref(), "had" | "has" | "have" | "later" | "also" | "then") || word.len() > 4 && word.ends_with("ly")
        };
        let to = (run.from..run.to).rev().find(|i| self.tokens[*i].case != Case::Lower || !leads(*i)).map_or(run.from, |i| i + 1);
        let inserted = to > run.from && self.tokens[to - 1].of(self.body) == ",";
        if inserted { Run { to, ..run } } else { run }
    }

    /// "With the crowd" (chanting): whom a clause without a verb of its own speaks of.
    pub(super) fn with_subject(&self, clause: Run) -> Option<String> {
        let first = clause.from.max(clause.to.saturating_sub(LONGEST_NOMINAL));
        let with = (first..clause.to).rev().find(|i| self.lower(*i) == "with")?;
        let run = Run { from: with + 1, to: clause.to };
        let whole = !(run.from..run.to).any(|i| self.tokens[i].case == Case::Mark);
        if whole { self.name_in(run).or_else(|| self.nominal(run)) } else { None }
    }

    /// Whoever stands alone before a colon: "The minister:", but not "One more thing:".
    pub(super) fn alone(&self, run: Run, at: usize, before: &[Option<Said>]) -> Option<String> {
        self.name_in(run).or_else(|| {
            let with_article = matches!(self.lower(run.from).as_ref(), "the" | "a" | "an" | "der" | "die" | "ein" | "eine");
            let all_capital = (run.from..run.to).all(|i| self.tokens[i].is_capital());
            if with_article || all_capital { self.nominal(run) } else { self.speaker_in(run, at, before) }
        })
    }

    /// "Bei einem Empfang" (sagte X), "At noon" (said X): a clause that begins with a German preposition or adverb, whose subject is behind the verb.
    pub(super) fn is_inverted(&self, clause: Run) -> bool {
        clause.from < clause.to
            && matches!(
                self.lower(clause.from).as_ref(),
                "bei"
                    | "nach"
                    | "zur"
                    | "zum"
                    | "am"
                    | "im"
                    | "auf"
                    | "gegenüber"
                    | "dazu"
                    | "seit"
                    | "vor"
                    | "laut"
                    | "mit"
                    | "später"
                    | "außerdem"
                    | "zugleich"
                    | "passend"
                    | "als"
                    | "wie"
            )
    }

    /// The subject of a sentence or of its last full clause ("X took aim at Y, calling him “…”"): the pronoun or noun that it begins with, or the first who is named.
    pub(super) fn main_subject(&self, run: Run, at: usize, before: &[Option<Said>]) -> Option<String> {
        let clauses = self.clauses(run);
        let full = clauses.iter().rev().map(|c| self.without_lead(*c)).filter(|c| c.from < c.to && !self.is_dependent(*c));
        // "Where fifty people had gathered, chanting": a clause of place or time has a subject of its own.
        if let Some(last) = clauses.iter().rev().find(|c| c.from + 1 < c.to)
            && matches!(self.lower(last.from).as_ref(), "where" | "when")
            && let Some(nominal) = self.leading_nominal(Run { from: last.from + 1, to: last.to })
        {
            return Some(nominal);
        }
        let first = clauses.iter().map(|c| self.without_lead(*c)).find(|c| c.from < c.to);
        let holds_subject = |c: &Run| first.is_some_and(|first| first.from == c.from) || self.has_subject(*c);
        let (full, others): (Vec<Run>, Vec<Run>) = full.partition(holds_subject);
        for clause in full.into_iter().chain(others) {
            if is_pronoun(&self.lower(clause.from)) {
                return self.speaker_in(Run { from: clause.from, to: clause.from + 1 }, at, before);
            }
            let named = self.bytes(clause).and_then(|(from, to)| self.people.within(from, to).find(|m| m.kind == EntityType::Per));
            if let Some(nominal) = self.leading_nominal(clause) {
                return Some(nominal);
            }
            if let Some(person) = named {
                return Some(self.people.full_name(&person.name));
            }
        }
        None
    }

    /// Whether a clause has a verb and something in front of it: not "vice chair of Lund's campaign", nor "wrote that Lund had sailed", which goes on behind it.
    fn has_subject(&self, clause: Run) -> bool {
        let is_verb = |i: &usize| {
            let word = self.lower(*i);
            self.tokens[*i].case == Case::Lower && (looks_like_past(&word) || is_auxiliary(&word) || is_saying(&self.tokens[*i]))
        };
        let begins = (clause.from..clause.to).find(|i| !self.lower(*i).ends_with("ly")).unwrap_or(clause.to);
        (clause.from..clause.to).find(is_verb).is_some_and(|verb| verb > begins)
    }

    /// "calling him", "who went", "in his speech": no clause with a subject of its own.
    fn is_dependent(&self, clause: Run) -> bool {
        let first = self.lower(clause.from);
        first.ends_with("ing")
            || matches!(first.as_ref(), "who" | "whom" | "whose" | "which" | "that" | "where" | "with" | "in" | "at" | "on" | "for" | "to")
    }

    /// The noun that a clause begins with, up to its verb: "the president" of "the president left no doubt".
    fn leading_nominal(&self, clause: Run) -> Option<String> {
        let verb = (clause.from + 1..clause.to.min(clause.from + SHORT_SUBJECT + 1)).find(|i| {
            self.tokens[*i].case == Case::Lower
                && (looks_like_past(&self.lower(*i)) || is_auxiliary(&self.lower(*i)) || is_saying(&self.tokens[*i]))
        })?;
        let run = Run { from: clause.from, to: verb };
        let named = self.bytes(run).is_some_and(|(from, to)| self.people.within(from, to).next().is_some());
        if named { None } else { self.determined(run) }
    }

    /// A clause that is a short subject with an article: "the announcer", "and her husband".
    fn determined(&self, clause: Run) -> Option<String> {
        let run = self.without_lead(clause);
        let short = run.from + 1 < run.to && run.to - run.from <= SHORT_SUBJECT;
        let counted = || self.tokens[run.from].case == Case::Number || self.lower(run.from) == "about";
        (short
            && (counted()
                || matches!(
                    self.lower(run.from).as_ref(),
                    "the"
                        | "a"
                        | "an"
                        | "his"
                        | "her"
                        | "their"
                        | "one"
                        | "another"
                        | "several"
                        | "many"
                        | "some"
                        | "most"
                        | "two"
                        | "other"
                )))
        .then(|| self.nominal(run))
        .flatten()
    }

    /// The subject behind a verb: up to the first comma or preposition of time or place.
    pub(super) fn subject_behind(&self, run: Run, at: usize, before: &[Option<Said>]) -> Option<String> {
        let stop = (run.from..run.to).find(|i| {
            matches!(self.tokens[*i].of(self.body), "," | "." | ";" | ":" | "“" | "\"" | "(" | "—" | "–")
                || matches!(
                    self.lower(*i).as_ref(),
                    "on" | "in"
                        | "at"
                        | "during"
                        | "after"
                        | "when"
                        | "who"
                        | "while"
                        | "as"
                        | "about"
                        | "because"
                        | "dass"
                        | "im"
                        | "am"
                        | "zu"
                        | "mit"
                )
                || self.lower(*i) == "to"
                    && !(*i > run.from && matches!(self.lower(i - 1).as_ref(), "close" | "adviser" | "advisor" | "aide" | "ambassador"))
        });
        let reflexive = usize::from(run.from < run.to && self.lower(run.from) == "sich");
        let clause = Run { from: run.from + reflexive, to: stop.unwrap_or(run.to).min(run.from + 20) };
        self.speaker_in(clause, at, before).or_else(|| self.nominal(clause))
    }

    fn speaker_in(&self, clause: Run, at: usize, before: &[Option<Said>]) -> Option<String> {
        let meant = |pronoun: usize| {
            // "It said" may be a letter or a firm: rather nobody than "it".
            let shown = self.tokens[pronoun].of(self.body).to_owned();
            self.resolve(pronoun, at, before).or_else(|| Some(shown).filter(|word| !word.eq_ignore_ascii_case("it")))
        };
        let last = (clause.from..clause.to).rev().find(|i| is_pronoun(&self.lower(*i)));
        // "leaning toward Lund because she": right before the verb a pronoun is its subject, whoever is named before.
        match last {
            Some(pronoun) if pronoun + 1 == clause.to && matches!(self.lower(pronoun).as_ref(), "he" | "she") => meant(pronoun),
            _ => self.name_in(clause).or_else(|| meant(last?)),
        }
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

    fn is_mostly_person(&self, clause: Run) -> bool {
        let named = |from, to| self.people.within(from, to).filter(|m| m.kind == EntityType::Per).map(|m| m.end - m.start).sum::<usize>();
        self.bytes(clause).is_some_and(|(from, to)| named(from, to) * 3 >= (to - from) * 2)
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
        // "I had prepared a statement", "came": a clause or a verb, and nobody; but "a woman who was there".
        let relative = |i: &usize| matches!(self.lower(*i).as_ref(), "who" | "which" | "that");
        let mut main = (run.from..run.to).take_while(|i| !relative(i));
        let is_no_noun = words == 1 && matches!(first.as_ref(), "came" | "that" | "who" | "this" | "these");
        let is_clause = main.any(|i| is_clause_word(&self.lower(i))) || is_no_noun;
        (starts_well && !is_clause).then(|| self.people.full_name(&self.body[from..to]))
    }

    /// The person whom a pronoun stands for: the first person of its sentence or the nearest before it in the paragraph; else who spoke in a paragraph before, or is named in its last
    /// sentence that has anybody; else who spoke last. Nobody whose given name is of the other sex.
    fn resolve(&self, pronoun: usize, at: usize, before: &[Option<Said>]) -> Option<String> {
        let word = self.lower(pronoun);
        if !matches!(word.as_ref(), "he" | "she" | "er" | "sie") {
            return None;
        }
        let woman = genders::of_pronoun(&word);
        let here = self.paragraph_start(self.tokens[pronoun].start as usize);
        let spoken = |from: usize| {
            let said = before[..at.min(before.len())].iter().zip(self.quoted).rev().take(QUOTES_BACK);
            let said = said.take_while(|(_, quote)| quote.outer_start >= from).filter_map(|(said, _)| said.as_ref()?.speaker.clone());
            said.into_iter().find(|speaker| genders::may_be(speaker, woman) && self.people.has(speaker))
        };
        let own = |fits: fn(&Self, &Mention) -> bool| self.person_back(self.token_at(here), pronoun, &word, fits);
        own(Self::may_be_subject)
            .or_else(|| own(|_, _| true))
            .or_else(|| {
                let earlier = std::iter::successors(Some(here), |start| Some(self.paragraph_start(start.checked_sub(1)?)));
                let earlier: Vec<usize> = earlier.take(PARAGRAPHS_BACK + 1).collect();
                earlier.windows(2).find_map(|pair| {
                    let named = || self.person_back(self.token_at(pair[1]), self.token_at(pair[0]), &word, Self::may_be_subject);
                    spoken(pair[1]).or_else(named)
                })
            })
            .or_else(|| spoken(0))
    }

    /// "Lund's ferry", "to Lund": no subject.
    fn may_be_subject(&self, mention: &Mention) -> bool {
        let before = self.token_at(mention.start).checked_sub(1).map(|i| self.lower(i));
        let led = matches!(
            before.as_deref(),
            Some("of" | "to" | "by" | "with" | "from" | "for" | "about" | "against" | "on" | "than" | "like" | "and")
        );
        !led && !["'s", "’s"].iter().any(|ending| self.body[mention.end..].starts_with(ending))
    }

    /// The first person of the last sentence between two tokens that has one outside quotations.
    /// A sentence that begins with the same pronoun speaks of somebody before it; one that says who speaks, of that person.
    fn person_back(&self, from: usize, mut end: usize, pronoun: &str, fits: fn(&Self, &Mention) -> bool) -> Option<String> {
        let woman = genders::of_pronoun(pronoun);
        let fits = |m: &&Mention| {
            fits(self, m)
                && m.kind == EntityType::Per
                && !self.is_quoted(m.start, m.end)
                && genders::may_be(&self.people.full_name(&m.name), woman)
        };
        for _ in 0..SENTENCES_BACK {
            let start = self.sentence_start(from, end)?;
            let (first, last) = (self.tokens[start].start as usize, self.tokens.get(end).map_or(self.body.len(), |t| t.start as usize));
            let goes_on = start + 1 < end && self.lower(start) == pronoun;
            // "When Lund asked about it, Berg …": whoever a leading clause of time speaks of comes after the subject.
            let main = self.behind_leading_clause(start, end);
            let in_main = main.and_then(|main| self.people.within(main, last).find(fits));
            if let Some(person) = in_main.or_else(|| self.people.within(first, last).find(fits)).filter(|_| !goes_on) {
                let speaking = self.people.within(first, last).filter(fits).find(|m| self.is_speaking(m));
                return Some(self.people.full_name(&speaking.unwrap_or(person).name));
            }
            end = start;
        }
        None
    }

    /// The first byte behind the comma of a clause of time or reason that opens a sentence.
    fn behind_leading_clause(&self, start: usize, end: usize) -> Option<usize> {
        if !matches!(self.lower(start).as_ref(), "when" | "after" | "as" | "while" | "although" | "though" | "because" | "since") {
            return None;
        }
        let comma = (start..end).find(|i| self.tokens[*i].of(self.body) == ",")?;
        Some(self.tokens[comma].end as usize)
    }

    /// "Lund said", "said Lund.", but not "said Lund sailed", "he said Lund." or "Lund asked", which somebody else answers.
    fn is_speaking(&self, mention: &Mention) -> bool {
        let (first, behind) = (self.token_at(mention.start), self.token_at(mention.end));
        let plain = |token: usize| is_plain_saying(&self.lower(token)) && self.lower(token) != "asked";
        let ends = self.tokens.get(behind).is_none_or(|t| t.case == Case::Mark);
        let inverted = ends && first > 0 && plain(first - 1) && !(first > 1 && is_pronoun(&self.lower(first - 2)));
        inverted || behind < self.tokens.len() && plain(behind)
    }
}

fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "is" | "was"
            | "are"
            | "were"
            | "has"
            | "have"
            | "had"
            | "will"
            | "would"
            | "did"
            | "does"
            | "can"
            | "could"
            | "then"
            | "also"
            | "put"
            | "left"
    )
}

/// Words that no subject has in it: those of a clause with a subject of its own.
fn is_clause_word(word: &str) -> bool {
    matches!(word, "i" | "he" | "she" | "they" | "we" | "is" | "was" | "are" | "were" | "had" | "have" | "has")
}

fn is_pronoun(word: &str) -> bool {
    matches!(word, "he" | "she" | "they" | "it" | "i" | "we" | "er" | "sie" | "wir" | "ich")
}
