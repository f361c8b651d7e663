"""Makes texts and gold from the test pages of two packages: pages that no model was trained on, to measure with.

    npm pack article@1.1.2               # pages of 2013 with headlines and bodies labelled by hand, MIT
    cargo info readability-rust@0.1.0    # a crate that carries the test pages of Mozilla's Readability, Apache-2.0; cargo keeps it below ~/.cargo/registry/cache
    pip install lxml==6.1.3 inscriptis==2.7.6 tldextract==5.4.0
    python tools/make_pages.py article-1.1.2.tgz readability-rust-0.1.0.crate PAGES
    newsbale inspect --json PAGES/text > read.jsonl && python CORPORA/score.py PAGES read.jsonl --by source

With `--at-tags` all texts are made as the worst are: a new line at every tag; with `--markdown 78` as html2text==2025.4.15 writes them in lines so long (0: unbroken); with `--as NAME` as
other programs write them: beautifulsoup4==4.15.0, selectolax==1.0.2, html-text==0.7.1, resiliparse==2.0.1, markdownify==1.2.3, pypandoc_binary==1.17.
PAGES gets gold.jsonl and text/<id>.txt, as the corpora have them. A page gives one text or two: all of it (`page`), and what a person would select (`area`). The words on the pages are
their publishers': measure with them, do not ship them.
"""
import argparse
import collections
import hashlib
import io
import json
import os
import re
import tarfile

import inscriptis
import tldextract
from lxml import etree, html

from texts import alnum

UNSEEN = {"script", "style", "noscript", "svg", "iframe", "head", "template"}
BLOCKS = set(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav"
    " ol optgroup option p pre section select summary table tbody tfoot thead tr ul".split()
)
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "figcaption"}
# Readability's pages that were made to try one feature, and those that are no articles.
MADE_UP = re.compile(
    r"00\d|basic-|base-|bug-|clean-|comment-|data-|dev418|hidden-|invalid-|js-|keep-|lazy-image-3|links-in|metadata-|missing-|mathjax|normalize|parsely|remove-|reorder|replace-|rtl-|schema-|social-|style-"
    r"|svg|table-|title-|toc-|visibility|wikipedia|ietf|mercurial|lwn-|archive-of|google-sre|article-author|embedded-|cnet-svg"
)
SHORTEST_TEXT = 300
# Gold counts where the text has so much of it.
LEAST_SHARE = 0.85


def squeezed(text):
    return " ".join(text.split())


def files(package):
    """The files of a packed package by their names within it."""
    with tarfile.open(package) as archive:
        return {member.name.split("/", 1)[1]: archive.extractfile(member).read() for member in archive if member.isfile()}


def decoded(page):
    named = re.search(rb"charset=[\"']?([\w-]+)", page[:4000])
    for name in ([named[1].decode()] if named else []) + ["utf-8", "cp1252"]:
        try:
            return page.decode(name)
        except (LookupError, UnicodeDecodeError):
            pass
    return page.decode("utf-8", "replace")


def of_article(package):
    """Pages of the package `article`: name, address, HTML, headline, paragraphs, and paragraphs that may be missing."""
    found = files(package)
    for page in json.loads(found["test/reallife/datamap.json"]):
        expected = found.get(f"test/reallife/expected/{page['key']}.json")
        if expected:
            gold = json.loads(expected)
            paragraphs = [squeezed(part) for part in gold["text"].split("\n\n") if part.strip()]
            yield f"article-{page['key'][:12]}", page["href"], decoded(found[f"test/reallife/source/{page['key']}.html"]), squeezed(gold["title"]), paragraphs, []


def of_readability(package):
    """The same of Readability's test pages."""
    found = files(package)
    folder = "mozzilla-readability/test/test-pages/"
    for name in sorted({path[len(folder) :].split("/")[0] for path in found if path.startswith(folder)}):
        if MADE_UP.match(name):
            continue
        page = decoded(found[f"{folder}{name}/source.html"])
        paragraphs, headings = parts(html.document_fromstring(found[f"{folder}{name}/expected.html"].decode()).find("body"))
        title = json.loads(found[f"{folder}{name}/expected-metadata.json"]).get("title") or ""
        yield f"readability-{name}", address(page), page, squeezed(title), paragraphs, headings


def address(page):
    """The address that a page says it has."""
    named = html.document_fromstring(page).xpath('//link[@rel="canonical"]/@href|//meta[@property="og:url"]/@content')
    return next((link for link in named if link.startswith("http") and "fakehost" not in link), "")


def parts(root):
    """Texts of the innermost blocks: paragraphs, and headings or captions."""
    paragraphs, headings = [], []

    def visit(block):
        if not any(inner.tag in BLOCKS for inner in block.iterdescendants()):
            (headings if block.tag in HEADINGS else paragraphs).append(squeezed(block.text_content()))
            return
        paragraphs.append(squeezed(block.text or ""))
        for inner in block.iterchildren():
            if isinstance(inner.tag, str):
                visit(inner)
            paragraphs.append(squeezed(inner.tail or ""))

    visit(root)
    return [part for part in paragraphs if alnum(part)], [part for part in headings if alnum(part)]


def leave_out_unseen(root):
    for element in list(root.iter()):
        if (not isinstance(element.tag, str) or element.tag in UNSEEN) and element.getparent() is not None:
            element.drop_tree()


def inner_text(root):
    """As a browser copies it: a blank line around paragraphs, a new line around other blocks, a tab behind a cell."""
    out = io.StringIO()
    state = {"breaks": 0, "last": "\n"}

    def write(text):
        if state["last"] in " \n\t":
            text = text.lstrip(" ")
        if text:
            out.write("\n" * state["breaks"] + text)
            state.update(breaks=0, last=text[-1])

    def block(breaks):
        if out.tell():
            state.update(breaks=max(state["breaks"], breaks), last="\n")

    def visit(element):
        if not isinstance(element.tag, str):
            return
        if element.tag == "br":
            return block(state["breaks"] + 1)
        breaks = 2 if element.tag == "p" else int(element.tag in BLOCKS)
        if breaks:
            block(breaks)
        write(re.sub(r"[ \t\n\r\f]+", " ", element.text or ""))
        for inner in element:
            visit(inner)
            write(re.sub(r"[ \t\n\r\f]+", " ", inner.tail or ""))
        if element.tag in ("td", "th"):
            write("\t")
        if breaks:
            block(breaks)

    visit(root)
    return re.sub(r"[ \t]+$", "", out.getvalue(), flags=re.MULTILINE) + "\n"


def layout_text(root):
    """With the indents of its lists and columns."""
    return inscriptis.get_text(source_of(root))


def lines_at_tags(root):
    """A new line at every tag, and no white space around a line."""
    return "\n".join(part.strip() for part in root.itertext() if part.strip()) + "\n"


def markdown(width):
    """As html2text writes it, in lines of so many characters."""
    import html2text

    def way(root):
        converter = html2text.HTML2Text()
        converter.body_width = width
        return converter.handle(etree.tostring(root, encoding="unicode", method="html"))

    return way


def source_of(root):
    return f"<html><body>{etree.tostring(root, encoding='unicode', method='html')}</body></html>"


def by_beautifulsoup(root):
    """Without its tags, and with all white space of its source."""
    import bs4

    return bs4.BeautifulSoup(source_of(root), "lxml").get_text()


def by_selectolax(root):
    """A new line at every tag, and blank lines where the source has white space only."""
    import selectolax.lexbor

    return selectolax.lexbor.LexborHTMLParser(source_of(root)).body.text(separator="\n", strip=True)


def by_html_text(root):
    import html_text

    return html_text.extract_text(source_of(root))


def by_resiliparse(root):
    import resiliparse.extract.html2text
    import resiliparse.parse.html

    return resiliparse.extract.html2text.extract_plain_text(resiliparse.parse.html.HTMLTree.parse(source_of(root)))


def by_markdownify(root):
    import markdownify

    return markdownify.markdownify(source_of(root))


def by_pandoc(form):
    def way(root):
        import pypandoc

        return pypandoc.convert_text(source_of(root), form, "html")

    return way


PROGRAMS = {
    "beautifulsoup": by_beautifulsoup,
    "selectolax": by_selectolax,
    "html-text": by_html_text,
    "resiliparse": by_resiliparse,
    "markdownify": by_markdownify,
    "pandoc-plain": by_pandoc("plain"),
    "pandoc-markdown": by_pandoc("markdown"),
}

# Of each scope: the ways that texts are made, and up to which hundredth of the pages each.
WAYS = {
    "area": ((inner_text, 50), (layout_text, 90), (lines_at_tags, 100)),
    "page": ((inner_text, 50), (layout_text, 100)),
}


def way_of(name, scope):
    hundredth = int(hashlib.sha256(name.encode()).hexdigest(), 16) % 100
    return next(way for way, end in WAYS[scope] if hundredth < end)


def prose(element):
    return sum(len(squeezed(p.text_content())) for p in element.iter("p"))


def area(body, title):
    """The smallest element named as the article that holds half of the page's prose, widened until it holds the headline."""
    is_named = lambda e: e.tag in ("article", "main") or e.get("role") == "main" or e.get("itemprop") == "articleBody"
    named = [e for e in body.iter() if isinstance(e.tag, str) and is_named(e) and 2 * prose(e) >= prose(body)]
    found = min(named, key=lambda e: len(e.text_content()), default=body)
    while found is not body and alnum(title) not in alnum(found.text_content()):
        found = found.getparent()
    return None if found is body else found


def texts(page, title):
    """The texts of a page by scope, with what each is made of."""
    root = html.document_fromstring(page)
    leave_out_unseen(root)
    body = root.find(".//body")
    return {"area": area(body, title), "page": body} if body is not None else {}


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("article", help="article-1.1.2.tgz")
    arguments.add_argument("readability", help="readability-rust-0.1.0.crate")
    arguments.add_argument("out")
    arguments.add_argument("--at-tags", action="store_true", help="make all texts with a new line at every tag")
    arguments.add_argument("--markdown", type=int, metavar="WIDTH", help="make all texts in Markdown, in lines of so many characters, or unbroken with 0")
    arguments.add_argument("--as", dest="program", choices=PROGRAMS, help="make all texts as another program writes them")
    arguments = arguments.parse_args()
    written = PROGRAMS.get(arguments.program) or (markdown(arguments.markdown) if arguments.markdown is not None else None)
    domain = tldextract.TLDExtract(suffix_list_urls=())
    os.makedirs(os.path.join(arguments.out, "text"), exist_ok=True)
    counts = collections.Counter()
    with open(os.path.join(arguments.out, "gold.jsonl"), "w", encoding="utf-8") as gold:
        for name, link, page, title, paragraphs, optional in [*of_article(arguments.article), *of_readability(arguments.readability)]:
            for scope, element in texts(page, title).items():
                identity = f"{name}.{scope}"
                way = lines_at_tags if arguments.at_tags else way_of(identity, scope)
                text = way(element) if element is not None else ""
                key = alnum(text)
                in_text = {"title": alnum(title) in map(alnum, text.split("\n"))}
                held = sum(len(alnum(part)) for part in paragraphs if alnum(part) in key)
                if len(text) < SHORTEST_TEXT or held < LEAST_SHARE * sum(len(alnum(part)) for part in paragraphs):
                    continue
                publisher = domain(link).domain or name
                line = {"id": identity, "source": name.split("-")[0], "url": link, "publisher": publisher, "scope": scope, "labelled": ["title", "body"]}
                line |= {"in_text": in_text, "title": title, "titles_ok": [title], "body": paragraphs, "body_optional": optional, "lang": "en"}
                gold.write(json.dumps(line, ensure_ascii=False) + "\n")
                if written:
                    text = written(element)
                with open(os.path.join(arguments.out, "text", identity + ".txt"), "w", encoding="utf-8", newline="") as file:
                    file.write(text)
                counts[name.split("-")[0], scope] += 1
    print(dict(counts))


if __name__ == "__main__":
    main()
