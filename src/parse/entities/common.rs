//! Words that are written with a capital and name nobody by themselves: peoples and faiths ("Indian", "Muslims"), what a person is ("Minister", "Mr"), and what any
//! state has ("the Government").

use super::Tagged;
use super::document::is_role_word;
use crate::parse::tokens::Token;
use crate::record::EntityType;

/// Peoples, languages and faiths in the singular, in lower case and sorted. A plural with `s` is taken too.
const PEOPLES: &[&str] = &[
    "aboriginal", "aborigine", "afghan", "african", "albanian", "algerian", "american", "andean", "angolan", "arab", "arabian", "arabic", "argentine", "argentinian", "armenian", "asian", "assyrian", "australian", "austrian", "azerbaijani", "bahamian", "bahraini", "bangladeshi", "barbadian", "basque", "belarusian", "belgian", "bengali", "beninese", "bhutanese", "bolivian", "bosnian", "botswanan", "brazilian", "british", "briton", "buddhist", "bulgarian", "burmese", "burundian", "californian", "cambodian", "cameroonian", "canadian", "catalan", "catholic", "chadian", "chilean", "chinese", "christian", "colombian", "comorian", "congolese", "croat", "croatian", "cuban", "cypriot", "czech", "dalit", "dane", "danish", "dominican", "dutch", "ecuadorian", "egyptian", "emirati", "english", "eritrean", "estonian", "ethiopian", "european", "fijian", "filipina", "filipino", "finn", "finnish", "french", "gabonese", "gambian", "georgian", "german", "ghanaian", "greek", "guatemalan", "guinean", "guyanese", "haitian", "hindu", "honduran", "hungarian", "icelander", "icelandic", "indian", "indigenous", "indonesian", "inuit", "iranian", "iraqi", "irish", "islamic", "israeli", "italian", "ivorian", "jamaican", "japanese", "jew", "jewish", "jordanian", "kashmiri", "kazakh", "kenyan", "korean", "kosovar", "kurd", "kurdish", "kuwaiti", "kyrgyz", "lao", "laotian", "latin", "latina", "latino", "latvian", "lebanese", "liberian", "libyan", "lithuanian", "macedonian", "malagasy", "malawian", "malaysian", "maldivian", "malian", "maltese", "maori", "mauritanian", "mauritian", "mexican", "moldovan", "mongolian", "montenegrin", "moroccan", "mozambican", "muslim", "myanmarese", "māori", "namibian", "nepalese", "nepali", "nicaraguan", "nigerian", "nigerien", "norwegian", "omani", "pakistani", "palestinian", "panamanian", "paraguayan", "persian", "peruvian", "polish", "portuguese", "protestant", "punjabi", "qatari", "rohingya", "romanian", "russian", "rwandan", "salvadoran", "samoan", "saudi", "scot", "scottish", "senegalese", "serb", "serbian", "shia", "shiite", "sikh", "singaporean", "slovak", "slovenian", "somali", "spaniard", "spanish", "sudanese", "sunni", "surinamese", "swahili", "swede", "swedish", "swiss", "syrian", "taiwanese", "tajik", "tamil", "tanzanian", "tasmanian", "thai", "tibetan", "togolese", "tongan", "trinidadian", "tunisian", "turk", "turkish", "turkmen", "ugandan", "ukrainian", "uruguayan", "uyghur", "uzbek", "venezuelan", "vietnamese", "welsh", "yemeni", "zambian", "zealander", "zimbabwean", "zulu",
];

/// Words of any state, faith or sentence, in lower case and sorted: as one capitalised word they name nothing in particular.
const COMMON: &[&str] = &[
    "act", "army", "bill", "board", "bureau", "cabinet", "center", "centre", "chamber", "church", "city", "commission", "committee", "constitution", "corporation", "council", "country", "county", "court", "department", "district", "division", "east", "federation", "fund", "god", "government", "he", "her", "i", "independence", "institute", "island", "it", "judiciary", "kingdom", "law", "military", "ministry", "mosque", "nation", "navy", "ngo", "ngos", "north", "office", "opposition", "our", "parish", "party", "police", "province", "region", "republic", "school", "she", "south", "state", "temple", "they", "town", "treasury", "union", "university", "village", "ward", "we", "west", "you",
];

/// Words before a person's name that are no part of it, in lower case, sorted, without full stops.
const HONORIFICS: &[&str] = &[
    "advocate", "ambassador", "archbishop", "aunt", "auntie", "bishop", "brother", "capt", "captain", "chairman", "chancellor", "chief", "cm", "coach", "col", "colonel", "commissioner", "congressman", "congresswoman", "deputy", "director", "dr", "emir", "father", "gen", "general", "gov", "governor", "hon", "imam", "inspector", "judge", "justice", "king", "lady", "lieutenant", "lord", "lt", "major", "mayor", "minister", "miss", "mr", "mrs", "ms", "officer", "pm", "pope", "premier", "president", "prime", "prince", "princess", "prof", "professor", "queen", "rep", "representative", "rev", "reverend", "secretary", "sen", "senator", "sergeant", "sgt", "sheikh", "sheriff", "shri", "sir", "sister", "smt", "sultan", "superintendent", "uncle", "vice",
];

/// Takes the honorifics off the front of people's names: "Mr. Callejas" is "Callejas".
pub(super) fn trim_honorifics(body: &str, tokens: &[Token], tagged: &mut [Tagged]) {
    for mention in tagged.iter_mut().filter(|mention| mention.kind == EntityType::Per) {
        while mention.to - mention.from > 1 && is_honorific(tokens[mention.from].of(body)) {
            mention.from += 1;
        }
        // The full stop of an abbreviation is a token of its own.
        while mention.to - mention.from > 1 && tokens[mention.from].of(body) == "." {
            mention.from += 1;
        }
    }
}

fn is_honorific(word: &str) -> bool {
    HONORIFICS.binary_search(&word.trim_end_matches('.').to_lowercase().as_str()).is_ok()
}

/// Takes out mentions that are one such word, or a people's name of two words ("South Africans"), unless the word is part of a person's full name in the document.
pub(super) fn drop_common_words(body: &str, tokens: &[Token], tagged: &mut Vec<Tagged>) {
    let people: Vec<u64> = tagged
        .iter()
        .filter(|mention| mention.kind == EntityType::Per && mention.to - mention.from > 1)
        .flat_map(|mention| tokens[mention.from..mention.to].iter().map(|token| token.lower))
        .collect();
    tagged.retain(|mention| {
        let words = &tokens[mention.from..mention.to];
        let last = words[words.len() - 1];
        let lower = last.of(body).to_lowercase();
        let is_people = words.len() <= 2 && is_people(&lower) && (words.len() == 1 || is_region(words[0].of(body)));
        let is_common = words.len() == 1 && (is_role_word(&lower) || COMMON.binary_search(&lower.as_str()).is_ok() || is_honorific(&lower));
        !(is_people || is_common) || (is_people && words.len() == 1 && !lower.ends_with('s') && people.contains(&last.lower))
    });
}

fn is_people(word: &str) -> bool {
    let listed = |word: &str| PEOPLES.binary_search(&word).is_ok();
    listed(word) || word.strip_suffix('s').is_some_and(listed)
}

/// Words that stand before a people's name and belong to it.
fn is_region(word: &str) -> bool {
    matches!(word, "South" | "North" | "East" | "West" | "Central" | "Latin" | "New" | "Sri" | "Saudi" | "Costa" | "Puerto" | "Torres")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_peoples_are_sorted_and_plurals_are_known() {
        assert!(PEOPLES.is_sorted() && COMMON.is_sorted() && HONORIFICS.is_sorted());
        assert!(is_people("indians") && is_people("chinese") && !is_people("india"));
    }
}
