//! Word lists of the recogniser, one text each: rules say what they are for.

use std::sync::LazyLock;

use crate::parse::hash::{HashedMap, hash_bytes, hash_lowercase};

/// A list of words, or of names of several words, parted by commas. Kept by their hashes.
pub(super) struct List(LazyLock<HashedMap<()>>);

impl List {
    pub(super) fn has(&self, word: &str) -> bool {
        self.has_hash(hash_bytes(word.as_bytes()))
    }

    /// Whether a word is in a list of words in lower case, by the hash that its token has.
    pub(super) fn has_hash(&self, lower: u64) -> bool {
        self.0.contains_key(&lower)
    }
}

/// First words of countries and institutions, by the hash that a token has.
static FIRST_WORDS: LazyLock<HashedMap<()>> = LazyLock::new(|| {
    let names = COUNTRIES_TEXT.split(',').chain(INSTITUTIONS_TEXT.split(','));
    names.filter_map(|name| name.split_whitespace().next()).map(|word| (hash_lowercase(word), ())).collect()
});

/// Whether a country or institution may begin with the word of this hash.
pub(super) fn may_begin_known(lower: u64) -> bool {
    FIRST_WORDS.contains_key(&lower)
}

/// A word by its hash, with each apostrophe straight and curly.
fn spellings(word: &str) -> impl Iterator<Item = (u64, ())> {
    let curly = word.contains('\'').then(|| hash_bytes(word.replace('\'', "’").as_bytes()));
    std::iter::once(hash_bytes(word.as_bytes())).chain(curly).map(|hash| (hash, ()))
}

macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident, $words:ident = $text:literal;)*) => {
        $(const $words: &str = $text;
        $(#[$doc])* pub(super) static $name: List =
            List(LazyLock::new(|| $words.split(',').flat_map(|word| spellings(word.trim())).collect()));)*
    };
}

lists! {
    /// Nouns that head the name of a body, in lower case.
    BODY_NOUNS, BODY_NOUNS_TEXT = "academy, administration, agency, airlines, airways, alliance, army, assembly, association, authority, bank, board, brigade, broadcasting, bureau,
        chamber, club, coalition, college, commission, committee, company, confederation, congress, consortium, constabulary, corporation, corps,
        council, court, department, directorate, embassy, federation, force, forces, foundation, front, fund, group, guard, guards, hospital,
        industries, institute, institution, laboratory, league, legion, ministry, movement, navy, network, news, office, organisation,
        organization, parliament, partners, party, police, press, regiment, secretariat, senate, service, services, society, squad, studios,
        syndicate, systems, technologies, television, times, tribunal, trust, union, university";
    /// Nouns that head the name of something made, held or signed, in lower case.
    WORKS, WORKS_TEXT = "accord, act, agreement, airshow, award, awards, bill, biennale, campaign, championship, championships, charter, code, constitution, convention,
        covenant, cup, day, declaration, decree, derby, directive, edition, election, elections, exhibition, expo, festival, final, finals, framework, games, guidelines, index, law,
        marathon, month, olympics, open, pact, plan, policy, prize, project, protocol, referendum, regulation, regulations, report, resolution, route,
        scheme, strategy, study, summit, tour, treaty, trophy, vaccine, war, week, year";
    /// Whose offices, courts and unions there are, beside those of people with a role.
    OWNERS, OWNERS_TEXT = "attorneys, children, farmers, governors, magistrate, magistrates, mayors, men, nurses,
        ombudsman, people, prosecutors, students, teachers, veterans, women, workers, writers";
    /// Words for what a person is, in lower case.
    ROLES, ROLES_TEXT = "activist, actor, actress, adviser, advisor, aide, analyst, archbishop, author, bishop, captain, chairman, chairwoman, chancellor, coach, colonel,
        columnist, commander, congressman, congresswoman, councillor, councilor, defender, director, economist, farmer, founder, general, goalkeeper,
        governor, historian, husband, journalist, judge, lawmaker, lawyer, leader, legislator, lieutenant, manager, marshal, mayor, midfielder,
        minister, officer, official, politician, premier, president, professor, prosecutor, ranger, reporter, representative, researcher, scientist,
        secretary, senator, sheriff, singer, spokesman, spokesperson, spokeswoman, striker, teacher, wife, writer";
    /// Words of any state, faith, calendar or sentence, in lower case: as one capitalised word they name nothing in particular.
    COMMON, COMMON_TEXT = "a, according, act, addition, additionally, after, again, ai, aids, all, almost, already, also, although, am,
        amid, among, an, and, another, any, anyone, anything, april, are, army, around, as, asap, at, atm, atms, august, back, be, because,
        been, before, being, between, bill, board, both, bureau, but, by, cabinet, can, cctv, center, central, centre, ceo, ceos, cfo,
        chamber, church, city, commission, committee, company, congressional, constitution, constitutional, coo, corporation, could,
        council, country, county, court, covid, cto, currently, dear, december, department, despite, did, district, division, diy, dna, do,
        does, don't, during, each, earlier, east, eight, either, else, esg, eur, ev, even, eventually, ever, every, everyone, everything,
        evs, executive, faq, february, federal, federation, few, finally, fir, first, five, for, four, friday, from, fund, further, gbp,
        gdp, get, gmt, go, god, government, gps, gst, had, has, have, having, he, he's, hello, hence, her, here, here's, hi, him, his, hiv,
        how, however, hr, html, i, i'd, i'll, i'm, i've, icu, id, if, in, indeed, independence, instead, institute, international, internet,
        into, ipo, is, island, it, it's, its, january, judiciary, july, june, just, kingdom, kyc, last, later, law, least, left, less, let,
        let's, like, likewise, lng, many, march, may, meanwhile, military, ministry, mla, mlas, monday, more, moreover, mosque, most, mp,
        mps, mr, mrs, ms, much, must, my, nation, national, navy, near, nearly, neither, never, nevertheless, next, ngo, ngos, nine, no,
        nobody, none, nor, north, not, nothing, november, now, october, of, off, office, often, on, once, one, only, opposition, or, other,
        others, otherwise, our, out, over, overall, own, parish, parliamentary, party, pcr, pdf, perhaps, phd, please, pm, police, ppe, pr,
        previously, probably, province, rather, recently, region, republic, rna, roi, same, saturday, school, second, september, seven,
        several, shall, she, she's, should, similarly, since, six, sms, so, some, somehow, someone, something, sometimes, soon, south,
        state, still, such, sunday, supreme, suv, suvs, temple, ten, than, thanks, that, that's, the, their, them, then, there, there's,
        thereafter, therefore, these, they, they're, third, this, those, though, three, through, throughout, thursday, thus, to, today,
        together, tomorrow, too, towards, town, treasury, tuesday, tv, two, under, union, university, unless, unlike, until, up, upon, url,
        usd, usually, utc, vat, very, village, vip, vips, ward, was, we, we're, web, wednesday, were, west, what, whatever, when, whenever,
        where, whether, which, whichever, while, who, whoever, whom, whose, why, with, within, without, would, yes, yesterday, yet, you,
        your";
    /// Countries, and lands whose state is disputed, by their everyday English names. Those that are also names of people or of other places (Jordan, Chad, Georgia) are left to the model.
    COUNTRIES, COUNTRIES_TEXT = "Afghanistan, Albania, Algeria, Andorra, Angola, Argentina, Armenia, Australia, Austria, Azerbaijan, Bahamas, Bahrain, Bangladesh,
        Barbados, Belarus, Belgium, Belize, Benin, Bhutan, Bolivia, Bosnia, Botswana, Brazil, Britain, Brunei, Bulgaria, Burkina Faso, Burma,
        Burundi, Cambodia, Cameroon, Canada, Cape Verde, Central African Republic, Chile, China, Colombia, Comoros, Costa Rica, Croatia, Cuba,
        Cyprus, Czech Republic, Czechia, DRC, Denmark, Djibouti, Dominican Republic, East Timor, Ecuador, Egypt, El Salvador, England,
        Equatorial Guinea, Eritrea, Estonia, Eswatini, Ethiopia, Fiji, Finland, France, Gabon, Gambia, Gaza, Gaza Strip, Germany, Ghana, Great Britain, Greece,
        Greenland, Grenada, Guatemala, Guinea, Guinea-Bissau, Guyana, Haiti, Honduras, Hong Kong, Hungary, Iceland, India, Indonesia, Iran, Iraq,
        Ireland, Israel, Italy, Ivory Coast, Jamaica, Japan, Kazakhstan, Kenya, Kiribati, Kosovo, Kuwait, Kyrgyzstan, Laos, Latvia, Lebanon,
        Lesotho, Liberia, Libya, Liechtenstein, Lithuania, Luxembourg, Madagascar, Malawi, Malaysia, Maldives, Mali, Malta, Mauritania,
        Mauritius, Mexico, Moldova, Monaco, Mongolia, Montenegro, Morocco, Mozambique, Myanmar, Namibia, Nepal, Netherlands, New Zealand,
        Nicaragua, Niger, Nigeria, North Korea, North Macedonia, Northern Ireland, Norway, Oman, Pakistan, Palestine, Panama, Papua New Guinea,
        Paraguay, Peru, Philippines, Poland, Portugal, Puerto Rico, Qatar, Romania, Russia, Rwanda, Samoa, San Marino, Saudi Arabia, Scotland,
        Senegal, Serbia, Seychelles, Sierra Leone, Singapore, Slovakia, Slovenia, Solomon Islands, Somalia, South Africa, South Korea,
        South Sudan, Soviet Union, Spain, Sri Lanka, Sudan, Suriname, Sweden, Switzerland, Syria, Taiwan, Tajikistan, Tanzania, Thailand, Togo,
        Tonga, Trinidad and Tobago, Tunisia, Turkey, Turkmenistan, Tuvalu, U.K., U.S., U.S.A., UAE, UK, US, USA, Uganda, Ukraine,
        United Arab Emirates, United Kingdom, United States, Uruguay, Uzbekistan, Vanuatu, Venezuela, Vietnam, Wales, West Bank, Yemen, Zambia, Zimbabwe";
    /// Words before a person's name that are no part of it, in lower case, without full stops.
    HONORIFICS, HONORIFICS_TEXT = "adm, admiral, adv, advocate, alhaja, alhaji, ambassador, archbishop, aunt, auntie, bishop, brig, brigadier, brother, capt, captain, cardinal, chairman, chairperson, chairwoman,
        chancellor, chief, cm, coach, col, colonel, commissioner, comptroller, comrade, congressman, congresswoman, corporal, councillor, councilor, counsel, counselor, deputy,
        detective, director, dr, emir, engineer, engr, father, gen, general, gov, governor, governor-general, grandfather, grandmother, hajia, highness, hon, imam, inspector,
        judge, justice, king, lady, late, legislator, lieutenant, lord, lt, madam, major, mallam, marshal, maulana, mayor, minister, miss, mr, mrs, ms, officer, pandit, pastor, pm,
        pope, premier, president, prime, prince, princess, private, prof, professor, queen, rabbi, rep, representative, rev, reverend, secretary,
        sayyid, sen, senator, sergeant, sgt, shaikh, shaikha, sheikh, sheikha, sheriff, shri, sir, sister, smt, speaker, spokesman, spokesperson, spokeswoman, sultan,
        superintendent, swami, treasurer, uncle, undersecretary, vice";
    /// Bodies that the whole world's news writes of, by the names it uses.
    INSTITUTIONS, INSTITUTIONS_TEXT = "AFP, African Union, Al Jazeera, Amnesty International, Associated Press, BBC, Bundestag, CIA, CNN, Capitol Hill, Congress, Democratic Party,
        Downing Street, Duma, EU, European Commission, European Parliament, European Union, FARC, FBI, FIFA, Fatah, Federal Reserve, Greenpeace, Hamas, Hezbollah,
        House of Commons, House of Lords, House of Representatives, Human Rights Watch, IMF, Interpol, Islamic State, Knesset, Kremlin, Labour Party, Lok Sabha, NASA, NATO,
        OPEC, Parliament, Pentagon, Red Cross, Red Crescent, Republican Party, Reuters, Senate, State Department, State Duma, Supreme Court, Taliban, UEFA, UN, UNESCO,
        UNHCR, UNICEF, United Nations, Vatican, WHO, WTO, White House, World Bank, World Health Organization, World Trade Organization";
    /// Peoples, languages and faiths in the singular, in lower case.
    PEOPLES, PEOPLES_TEXT = "aboriginal, aborigine, afghan, african, albanian, algerian, american, andean, angolan, arab, arabian, arabic, argentine, argentinian,
        armenian, asian, assyrian, australian, austrian, azerbaijani, bahamian, bahraini, bangladeshi, barbadian, basque, belarusian, belgian,
        bengali, beninese, bhutanese, bolivian, bosnian, botswanan, brazilian, british, briton, buddhist, bulgarian, burmese, burundian,
        californian, cambodian, cameroonian, canadian, catalan, catholic, chadian, chilean, chinese, christian, colombian, comorian, congolese,
        croat, croatian, cuban, cypriot, czech, dalit, dane, danish, dominican, dutch, ecuadorian, egyptian, emirati, english, eritrean,
        estonian, ethiopian, european, fijian, filipina, filipino, finn, finnish, french, gabonese, gambian, georgian, german, ghanaian, greek,
        guatemalan, guinean, guyanese, haitian, hindu, honduran, hungarian, icelander, icelandic, indian, indigenous, indonesian, inuit, iranian,
        iraqi, irish, islamic, israeli, italian, ivorian, jamaican, japanese, jew, jewish, jordanian, kashmiri, kazakh, kenyan, korean, kosovar,
        kurd, kurdish, kuwaiti, kyrgyz, lao, laotian, latin, latina, latino, latvian, lebanese, liberian, libyan, lithuanian, macedonian,
        malagasy, malawian, malaysian, maldivian, malian, maltese, maori, mauritanian, mauritian, mexican, moldovan, mongolian, montenegrin,
        moroccan, mozambican, muslim, myanmarese, māori, namibian, nepalese, nepali, nicaraguan, nigerian, nigerien, norwegian, omani, pakistani,
        palestinian, panamanian, paraguayan, persian, peruvian, polish, portuguese, protestant, punjabi, qatari, rohingya, romanian, russian,
        rwandan, salvadoran, samoan, saudi, scot, scottish, senegalese, serb, serbian, shia, shiite, sikh, singaporean, slovak, slovenian,
        somali, spaniard, spanish, sudanese, sunni, surinamese, swahili, swede, swedish, swiss, syrian, taiwanese, tajik, tamil, tanzanian,
        tasmanian, thai, tibetan, togolese, tongan, trinidadian, tunisian, turk, turkish, turkmen, ugandan, ukrainian, uruguayan, uyghur, uzbek,
        venezuelan, vietnamese, welsh, yemeni, zambian, zealander, zimbabwean, zulu";
}
