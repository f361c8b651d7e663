//! What could be the day of publication.

use std::collections::HashMap;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::signs::Signs;
use super::{Candidate, Landmarks, Page, unit_row};
use crate::parse::date::{Day, Mention};
use crate::parse::layout::features::flag;

/// Mentions that could be the date of publication.
pub(crate) fn date_candidates(page: &Page<'_>, body: &[f32], title: Option<usize>) -> Vec<Candidate<Mention>> {
    let Page { text, units, measures, signs } = *page;
    let marks = Landmarks::new(measures, body, title);
    let days: Vec<Day> = signs.dates.iter().flatten().map(|m| m.day).collect();
    let latest = days.iter().filter_map(|day| if let Day::Full(date) = day { Some(*date) } else { None }).max();
    // Counted once: a text may be nothing but dates.
    let mut counts: HashMap<Day, f32> = HashMap::new();
    days.iter().for_each(|day| *counts.entry(*day).or_default() += 1.0);
    let mut found = Vec::new();
    for (at, mentions) in signs.dates.iter().enumerate() {
        let line = units[at].span.of(text);
        let is_asked = |mention: &&Mention| !ends_range_of_rights(&line[..mention.span.start as usize]);
        for (index, mention) in mentions.iter().filter(is_asked).enumerate() {
            let outside = line.len() - mention.span.len();
            let lead = &line[..mention.span.start as usize];
            let before = if lead.trim().is_empty() && at > 0 && measures[at - 1].chars < 40.0 { units[at - 1].span.of(text) } else { lead };
            let (published, updated) = (is_said_published(before), is_said_updated(before));
            let same = counts.get(&mention.day).copied().unwrap_or_default();
            let kind = match mention.day {
                Day::Full(_) => 0.0,
                Day::Ambiguous(..) => 1.0,
                Day::NoYear(..) => 2.0,
                Day::Relative => 3.0,
            };
            let is_latest = matches!(mention.day, Day::Full(date) if Some(date) == latest);
            let extra = [
                kind,
                flag(mention.time.is_some()),
                flag(mention.has_zone()),
                outside as f32,
                mention.span.start as f32,
                flag(published) - flag(updated),
                same,
                days.len() as f32,
                found.len() as f32,
                index as f32,
                flag(is_latest),
                body[at],
                flag(signs.credits[at].is_some()),
                Signs::nearest(at, units.len(), |i| signs.credits[i].as_ref().is_some_and(|c| c.cue)),
                Signs::nearest(at, units.len(), |i| signs.credits[i].is_some()),
                Signs::nearest(at, units.len(), |i| i != at && !signs.dates[i].is_empty()),
                mentions.len() as f32,
            ];
            let features = unit_row(measures, at).into_iter().chain(marks.place(at)).chain(extra).collect();
            found.push(Candidate { unit: at, what: mention.clone(), features, score: 0.0 });
        }
    }
    found
}

/// Whether a date ends the years of a right, as on pages that print the day they were asked for: "© 1996-Thu Dec 15 06:14:35 EST 2016".
fn ends_range_of_rights(lead: &str) -> bool {
    let years = lead.rsplit_once('©').map_or("", |(_, years)| years.trim());
    years.starts_with(|c: char| c.is_ascii_digit()) && years.contains(['-', '–']) && !years.contains(char::is_whitespace)
}

/// What stands before a date of first publication, or begins there, in small letters.
const PUBLISHED: &[&str] = &[
    "publi",
    "pubblic",
    "posted",
    "first ",
    "original",
    "created",
    "issued",
    "veröffentlicht",
    "erstellt",
    "erschienen",
    "paru le",
    "créé le",
    "creado",
    "criado",
    "geplaatst",
    "gepubliceerd",
    "gepubliseer",
    "udgivet",
    "utgivelse",
    "julkaistu",
    "birt:",
    "opublik",
    "dodano",
    "vydáno",
    "objav",
    "megjelent",
    "közzétéve",
    "létrehozva",
    "paskelbta",
    "avaldatud",
    "argitaratua",
    "δημοσ",
    "публик",
    "опубліков",
    "објав",
    "yayın",
    "giriş",
    "diterbitkan",
    "dipublikasikan",
    "xuất bản",
    "đăng lúc",
    "نشر",
    "انتشار",
    "פורסם",
    "प्रकाशित",
    "প্রকাশ",
    "เผยแพร่",
    "公開",
    "掲載",
    "投稿",
    "发布",
    "发表",
    "發布",
    "입력",
    "등록",
];
/// The same for a date of change.
const UPDATED: &[&str] = &[
    "updat",
    "modified",
    "edited",
    "changed",
    "revised",
    "aktualisiert",
    "geändert",
    "stand:",
    "mis à jour",
    "modifié",
    "actualis",
    "actualiz",
    "actualit",
    "modificado",
    "modificato",
    "aggiorna",
    "atualiz",
    "última atualiza",
    "gewijzigd",
    "bijgewerkt",
    "opgedateer",
    "oppdatert",
    "uppdaterad",
    "ändrad",
    "opdateret",
    "päivitetty",
    "muokattu",
    "uppfært",
    "aktualiz",
    "upraveno",
    "posodobljeno",
    "ažurir",
    "izmjena",
    "izmena",
    "frissítve",
    "frissült",
    "módosítva",
    "atnaujint",
    "atjaunot",
    "uuendatud",
    "eguneratua",
    "përditësuar",
    "ενημέρωσ",
    "ενημερώθ",
    "ενημερωσ",
    "обновл",
    "обновен",
    "изменен",
    "актуализ",
    "оновлен",
    "ажурирано",
    "güncelle",
    "diperbarui",
    "dikemas kini",
    "cập nhật",
    "تحديث",
    "به‌روز",
    "עודכן",
    "अपडेट",
    "अद्यतन",
    "আপডেট",
    "อัปเดต",
    "更新",
    "수정",
    "업데이트",
];

/// Whether what stands before a date says that it is the day of publication.
pub(crate) fn is_said_published(lead: &str) -> bool {
    static WORDS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(PUBLISHED).ok());
    speaks_of(lead, &WORDS)
}

/// The same for the day of a change.
pub(crate) fn is_said_updated(lead: &str) -> bool {
    static WORDS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(UPDATED).ok());
    speaks_of(lead, &WORDS)
}

fn speaks_of(lead: &str, words: &Option<AhoCorasick>) -> bool {
    !lead.is_empty() && words.as_ref().is_some_and(|words| words.is_match(&lead.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::ends_range_of_rights;

    #[test]
    fn ok_the_day_that_ends_a_range_of_rights_is_the_pages() {
        assert!(ends_range_of_rights("© 1996-Thu ") && ends_range_of_rights("Elm Times ©2001–"));
        assert!(!ends_range_of_rights("© 2023 ") && !ends_range_of_rights("© 2019-2023 Elm Times, ") && !ends_range_of_rights("Mon-"));
    }
}
