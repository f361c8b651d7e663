//! One article in every layout that heaps have it in: whatever stands around it, title, author, day and body are the same.
//!
//! Labelled pages have few of these, so that nobody would see one break.

use newsbale::Parser;

const HEADLINE: &str = "Old swing bridge to close for eleven months";
const PARAGRAPHS: [&str; 4] = [
    "The council of Marrow Bay voted on Tuesday to close the old swing bridge for eleven months while its bearings are replaced.",
    "The work will cost 4.2 million dollars and begins in April, said Ada Lund, the city's chief engineer.",
    "“We have put this off for a decade,” Lund said. “The bridge has told us that it will not wait any longer.”",
    "Ferries will carry passengers across the channel every twenty minutes, the council said. Lorries will be sent over the northern road.",
];

/// What stands above the article and below it; `{}` is the headline.
const AROUND: &[(&str, &str)] = &[
    // Pages saved as text.
    ("{}\n\nWritten by Ingrid Solheim\n\nMar.05 - 2024 3:50 PM CET\n\nTrending Now\n\n", ""),
    ("{}\nBy Ingrid Solheim - Bay Post - Tuesday, March 5, 2024\n\n", "\n\nShare this:\nTwitter\nFacebook\nRelated\nWhy the ferry matters"),
    ("Transport | Bridges\n{}\nBy INGRID SOLHEIM\nMarch 5, 2024\n\n", ""),
    (
        "Home › News › Transport\n\n{}\n\nBy Ingrid Solheim, Transport Correspondent\n\n5 March 2024 • 3:50pm\n\n",
        "\n\nRelated Topics\nBridges\nFerries",
    ),
    (
        "Bay Post\nNews\nSport\nBusiness\nSign in\nSubscribe\nHome / News / Transport\n{}\nIngrid Solheim\nMarch 5, 2024 6:01 a.m.\nShare\nPrint\n\n",
        "\n\nMost read\n1. Storm brings down the old oak\n2. Ferry fares to rise in May\n3. Mayor to stand again\nAbout us\nPrivacy policy\n© 2024 Bay Post",
    ),
    (
        "PREMIUM\n{}\nIngrid Solheim\nSenior reporter @isolheim\nPublished 05 Mar 2024, 06:00\n3 min read\n\n",
        "\n\nSubscribe now to read more stories like this one.\nAlready a subscriber? Log in",
    ),
    (
        "{}\nThe swing bridge at Marrow Bay seen from the quay. Photo: Tomas Brandt / Bay Post\nBy Ingrid Solheim\nPublished March 5, 2024\n\n",
        "",
    ),
    ("{} | Bay Post\n{}\n{}\nBy Ingrid Solheim\nMar. 5, 2024\n\n", ""),
    ("{}\nBy\nIngrid Solheim\n-\nMarch 5, 2024\n\n", ""),
    ("{}\nBy Ingrid SolheimMarch 5, 2024\n\n", ""),
    ("{}\nIngrid Solheim isolheim@baypost.example @isolheim\nMar 5, 2024 Updated 3 hrs ago\n\n", ""),
    ("{}\nWords by Ingrid Solheim\nPhotography by Tomas Brandt\n5th March 2024\n\n", ""),
    ("Tuesday 5 March 2024\n{}\nIngrid Solheim\n\n", ""),
    ("https://baypost.example/news/2024/03/05/bridge\n{}\nIngrid Solheim\nMarch 5, 2024\n\n", ""),
    (
        "{}\nBy Ingrid Solheim\nMar. 5, 2024\n\n",
        "\n\n3 Comments\n\nmarlow77\nMarch 5, 2024 at 6:12 pm\nAbout time too. My lorry nearly went in last year.\nReply\n\nGull\nMarch 5, 2024 at 7:40 pm\nWho pays for the ferries?\nReply",
    ),
    (
        "{}\nBy Ingrid Solheim\nMar. 5, 2024\n\n",
        "\n\nIngrid Solheim covers transport for the Bay Post. Reach her at isolheim@baypost.example.",
    ),
    (
        "{}\nBy Ingrid Solheim\n05/Mar/2024\n\n",
        "\n\nCopyright 2024 Bay Post. All rights reserved. This material may not be published, broadcast, rewritten or redistributed.",
    ),
    ("{}\n\n", "\n\nIngrid Solheim, 5 March 2024"),
    // Two days.
    ("{}\nBy Ingrid Solheim\nPublished: 11:32 EST, 5 March 2024 | Updated: 14:01 EST, 6 March 2024\n\n", ""),
    ("{}\nIngrid Solheim\nUPDATED: 6 March 2024 09:12\nPUBLISHED: 5 March 2024 15:50\n\n", ""),
    (
        "{}\nIngrid Solheim, The Canadian Press\nPublished Tuesday, March 5, 2024 6:01AM EST\nLast Updated Wednesday, March 6, 2024 9:12AM EST\n\n",
        "",
    ),
    // Headers of fields.
    ("Title: {}\nAuthor: Ingrid Solheim\nDate: 2024-03-05\nText: ", ""),
    ("TITLE\t{}\nAUTHOR\tIngrid Solheim\nDATE\t2024-03-05\nTEXT\t", ""),
    ("HEADLINE\n{}\n\nBYLINE\nIngrid Solheim\n\nDATE\nMarch 5, 2024\n\nBODY\n", ""),
    ("Section: News\nHeadline: {}\nByline: Ingrid Solheim\nPublication date: 5 March 2024\n\n", ""),
    ("---\ntitle: \"{}\"\nauthor: \"Ingrid Solheim\"\ndate: \"2024-03-05\"\ntags: [bridges]\n---\n\n", ""),
    ("+++\ntitle = \"{}\"\nauthor = \"Ingrid Solheim\"\ndate = 2024-03-05\n+++\n\n", ""),
    ("{}\n===========================================\n\n:Author: Ingrid Solheim\n:Date: 2024-03-05\n\n", ""),
    (
        "From: Ingrid Solheim <ingrid@baypost.example>\nTo: list@baypost.example\nSubject: {}\nDate: Tue, 5 Mar 2024 10:15:00 -0800\n\n",
        "\n\n-- \nBay Post, 12 Quay St\nUnsubscribe: https://baypost.example/u",
    ),
    // Archives of newspapers and wires.
    (
        "Bay Post\n\nMarch 5, 2024 Tuesday\nFirst Edition\n\n{}\n\nBYLINE: Ingrid Solheim\n\nSECTION: NEWS; Pg. 4\n\nLENGTH: 412 words\n\n",
        "\n\nLOAD-DATE: March 6, 2024\n\nLANGUAGE: ENGLISH\n\nPUBLICATION-TYPE: Newspaper",
    ),
    (
        "{}\n\nBy Ingrid Solheim\n412 words\n5 March 2024\n15:50\nBay Post\nBAYP\nEnglish\nCopyright 2024 Bay Post. All Rights Reserved.\n\n",
        "\n\nDocument BAYP000020240305ek350001x",
    ),
    ("BAY POST\nTuesday, March 5, 2024\nPage A4\n\n{}\n\nBy INGRID SOLHEIM\nStaff Writer\n\n", "\n\nSee BRIDGE, Page A6"),
    ("BC-EU--Bay-Bridge, 1st Ld-Writethru,412\n{}\nEds: Adds details.\nBy INGRID SOLHEIM\nAssociated Press\nMarch 5, 2024\n\n", ""),
    // Blogs.
    (
        "Home\nAbout\n{}\n",
        "\n\nPosted by Ingrid Solheim on March 5, 2024 at 3:50 PM in Town | Permalink\n\nComments\n\nAbout time.\n\nPosted by: Peter M. | March 06, 2024 at 09:12 AM",
    ),
    ("{}\nMarch 5, 2024 by Ingrid Solheim 4 Comments\n\n", "\n\nThe post on the swing bridge appeared first on Bay Post."),
    // Markup that is meant to be read as text.
    (
        "Title: {} - Bay Post\n\nURL Source: https://baypost.example/bridge\n\nPublished Time: 2024-03-05T15:50:00Z\n\nMarkdown Content:\n\
         [Bay Post](/)\n\n# {}\n\nBy [Ingrid Solheim](/authors/solheim)\n\n",
        "",
    ),
    (
        "---\ntitle: \"{}\"\nsource: \"https://baypost.example/bridge\"\nauthor:\n  - \"[[Ingrid Solheim]]\"\npublished: 2024-03-05\n\
         created: 2024-05-01\ndescription: \"It will close for the work on its bearings, the council says.\"\ntags:\n  - \"clippings\"\n---\n",
        "\n\n[More on bridges](/topics/bridges)\n",
    ),
    (
        "HD  {}\nBY  Ingrid Solheim\nWC  312 words\nPD  5 March 2024\nSN  Bay Post\nLA  English\n\nLP\n\n",
        "\n\nAN  Document BAYP000020240305ek3600009",
    ),
    (
        "[ ](/ \"Bay Post\")\n\n  * [News](/news)\n  * [Sport](/sport)\n  * [Sign in](/account)\n\n# {}\n\nBy [Ingrid Solheim](/authors/solheim)\n\n\
         Published [5 March 2024](/archive/2024/03/05)\n\n[Share on Facebook](https://share.example/f) [Email](mailto:?subject=Bridge)\n\n\
         [![The bridge](/img/bridge-\n300.jpg)](/img/bridge.jpg)\n\n",
        "\n\n### Related stories\n\n  * [Storm brings down the old oak](/news/oak)\n  * [Ferry fares to rise in May](/news/fares)\n\n(C) 2024 Bay Post\n",
    ),
    ("# {}\n\n**By Ingrid Solheim** | *March 5, 2024*\n\n", ""),
    ("[Bay Post](/)\n=============\n\n{}\n=====\n\nBy [Ingrid Solheim](/authors/solheim)\n\n5 March 2024\n\n", ""),
    (
        "::: {#page .article}\n# {} {#old-swing-bridge .headline}\n\n[By]{.label} [Ingrid Solheim](/solheim){rel=\"author\"}\n\n[March 5, 2024]{.date}\n\n",
        "\n:::\n",
    ),
    (
        " * News [/news]\n * Sport [/sport]\n\n{}\n\nBy Ingrid Solheim [https://baypost.example/authors/solheim]\n\nMarch 5, 2024\n\n",
        "\n\nMore on bridges [/topics/bridges] Ferries [/topics/ferries]\n",
    ),
    ("== {} ==\n\n'''Ingrid Solheim''', March 5, 2024\n\n", ""),
    // Feeds, clippers and prints.
    (
        "Title: {}\nLink: https://baypost.example/bridge\nAuthors: ['Ingrid Solheim']\nPubDate: Tue, 05 Mar 2024 15:50:00 GMT\n\
         Description: It will close for the work on its bearings, which begins in April, the council of the town says.\n\n",
        "",
    ),
    (
        "{}\nCreated: May 1, 2024 9:00 AM\nSource: https://baypost.example/bridge\n\nBy Ingrid Solheim\nPublished March 5, 2024\n\n",
        "\n\nRetrieved: May 2, 2024\n",
    ),
    (
        "5/1/24, 9:12 AM\n\n{} - Bay Post\n\n{}\n\nBy Ingrid Solheim\n\nMarch 5, 2024\n\n",
        "\n\nhttps://baypost.example/bridge\n\n1/2\n\n\u{c}5/1/24, 9:12 AM\n\n{} - Bay Post\n\nMore on bridges\n\nhttps://baypost.example/bridge\n\n2/2\n",
    ),
    ("**{}**\n\n_Ingrid Solheim_\n\n_5 March 2024_\n\n", ""),
    ("= {} =\n\nIngrid Solheim <ingrid@baypost.example>\n2024-03-05\n\n", ""),
    ("*** {} ***\n\nBy Ingrid Solheim\n5 March 2024\n\n", ""),
];

/// The article with a date line as given.
pub(crate) fn dated(date: &str) -> String {
    signed(&format!("By Ingrid Solheim\n\n{date}"))
}

/// The article with a byline as given.
pub(crate) fn signed(byline: &str) -> String {
    format!("{HEADLINE}\n\n{byline}\n\n{}\n", PARAGRAPHS.join("\n\n"))
}

/// Title, author, day and body of a text, on a line each.
fn read(text: &str) -> String {
    let draft = Parser::new().parse(text);
    let day = draft.date.map(|day| day.to_string());
    // "INGRID SOLHEIM" stays as it is printed.
    let authors: Vec<String> = draft.authors.iter().map(|name| name.to_uppercase()).collect();
    format!("{}\n{}\n{}\n{}", draft.title.unwrap_or_default(), authors.join("; "), day.unwrap_or_default(), draft.body.as_str())
}

fn expected() -> String {
    format!("{HEADLINE}\nINGRID SOLHEIM\n2024-03-05\n{}", PARAGRAPHS.join("\n\n"))
}

#[test]
fn ok_an_article_is_the_same_whatever_stands_around_it() {
    for (above, below) in AROUND {
        let [above, below] = [above, below].map(|around| around.replace("{}", HEADLINE));
        assert_eq!(read(&format!("{above}{}{below}\n", PARAGRAPHS.join("\n\n"))), expected(), "below {above:?}");
    }
}

#[test]
fn ok_an_article_is_the_same_however_its_lines_are_set() {
    let head = format!("{HEADLINE}\n\nBy Ingrid Solheim\nMarch 5, 2024\n\n");
    let text = format!("{head}{}\n", PARAGRAPHS.join("\n\n"));
    let wrapped = |first: &str, between: &str| PARAGRAPHS.map(|paragraph| wrap(&format!("{first}{paragraph}"), 66)).join(between);
    for (how, text) in [
        ("as it is", text.clone()),
        ("one line end a paragraph", format!("{head}{}", PARAGRAPHS.join("\n"))),
        ("wrapped", format!("{head}{}", wrapped("", "\n\n"))),
        ("wrapped, paragraphs indented", format!("{head}{}", wrapped("   ", "\n"))),
        ("twice as many line ends", text.replace('\n', "\n\n")),
        ("line ends of Windows", text.replace('\n', "\r\n")),
        ("line ends of old Macs", text.replace('\n', "\r")),
        ("no-break spaces", text.replace(' ', "\u{a0}")),
        ("blanks around lines", text.lines().map(|line| format!("   {line}  \n")).collect()),
        ("with links, as converters write them", format!("{head}{}", linked(&PARAGRAPHS.join("\n\n")))),
        ("with links, wrapped", format!("{head}{}", PARAGRAPHS.map(|paragraph| wrap(&linked(paragraph), 78)).join("\n\n"))),
        (
            "set in as the source was",
            format!("{head}{}", PARAGRAPHS.map(|paragraph| wrap(paragraph, 66).replace('\n', "\n            ")).join("\n")),
        ),
        ("glued together", format!("{head}{}", PARAGRAPHS.concat())),
        ("cut at links", format!("{head}{}", cut(&PARAGRAPHS.join("\n\n\n")))),
        ("a headline in two lines", text.replacen("to close for ", "to close for\n", 1)),
    ] {
        assert_eq!(read(&text), expected(), "{how}");
    }
}

/// With links of Markdown around some of the words.
fn linked(text: &str) -> String {
    let links = [
        ("council", "[council](https://baypost.example/topics/council \"All of the council\")"),
        ("old swing bridge", "[old _swing_ bridge](/topics/bridges)"),
        ("Ada Lund", "**[Ada Lund](/people/ada_lund)**"),
        ("Ferries", "[Ferries](/topics/ferries)"),
        ("every twenty minutes", "[every twenty minutes](/timetable#channel)"),
    ];
    links.iter().fold(text.to_owned(), |text, (words, link)| text.replace(words, link))
}

/// With a line end before and behind words that are linked.
fn cut(text: &str) -> String {
    let links = [" swing bridge ", " 4.2 million dollars ", " Ada Lund", " minutes", " council said", " northern road", " decade"];
    links.iter().fold(text.to_owned(), |text, words| text.replace(words, &format!("\n{}\n", words.trim())))
}

/// Breaks a paragraph into lines of so many characters.
fn wrap(paragraph: &str, width: usize) -> String {
    let indent = paragraph.len() - paragraph.trim_start().len();
    let (mut lines, mut line) = (Vec::new(), paragraph[..indent].to_owned());
    for word in paragraph.split_whitespace() {
        if line.chars().count() + 1 + word.chars().count() > width {
            lines.push(std::mem::take(&mut line));
        }
        if !line.trim().is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    lines.join("\n")
}
