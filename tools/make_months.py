"""Writes src/parse/date/months.tsv: month names of the languages that news comes in, from CLDR by way of Babel.

    pip install babel==2.18.0 && python tools/make_months.py > src/parse/date/months.tsv

A third column is the month that the same name is in Croatian.

    python tools/make_months.py --weekdays > src/parse/date/weekdays.txt

The days of the week, a word a line.

    python tools/make_months.py --written > tests/dates/cldr.tsv

A day of each month as each of the languages writes it: in full, and shorter with a time.
"""
import datetime
import sys
import unicodedata

from babel import Locale, localedata
from babel.dates import format_date, format_datetime

LANGUAGES = (
    "en de de_AT fr es es_PE it pt nl sv nb da fi pl cs sk sl hr hu ro lt lv et el bg ru uk tr id ms sw af ca sr sr_Latn bs mk be is sq gl az ar ar_DZ ar_MA "
    "he hi mr ne bn ta te gu kn ml pa ur ka hy fil cy kk"
).split()
# "5 March" is "5 \u05d1\u05de\u05e8\u05e5" in Hebrew, with "in" as the first letter.
PREFIXES = {"he": "\u05d1"}


def is_word(name):
    """Letters, and the signs that go with those of Indian scripts."""
    return len(name.encode()) >= 3 and all(unicodedata.category(sign)[0] in "LM" or sign in "\u200c\u200d" for sign in name)


def forms(language):
    # One language's data would else stand in for what the next one takes from the root.
    localedata._cache.clear()
    months = Locale.parse(language).months
    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            for number, name in months[context][width].items():
                yield number, name
                if language in PREFIXES:
                    yield number, PREFIXES[language] + name


def main():
    months, croatian = {}, {}
    for language in LANGUAGES:
        for number, name in forms(language):
            name = name.lower().strip(".׳॰")
            if is_word(name):
                (croatian if language == "hr" else months).setdefault(name, set()).add(number)
    # What people write beside the one short form that CLDR has: in English, in German.
    for name, number in (("sept", 9), ("mrz", 3)):
        months.setdefault(name, set()).add(number)
    for name in sorted(months | croatian):
        numbers, elsewhere = sorted(months.get(name, croatian.get(name))), sorted(croatian.get(name, []))
        if len(numbers) == 1:  # a form that names two months in two other languages says nothing
            print(*[name, *numbers, *(number for number in elsewhere if number not in numbers)], sep="\t")


def weekdays():
    found = set()
    for language in LANGUAGES + ["ko", "ja", "zh", "zh_Hant", "th", "vi", "fa", "ky"]:
        localedata._cache.clear()
        days = Locale.parse(language).days
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                found.update(name.lower().strip(".׳॰") for name in days[context][width].values())
    print(*sorted(name for name in found if is_word(name)), sep="\n")


def written():
    print("language\tday\ttime\twritten")
    for language in LANGUAGES:
        localedata._cache.clear()
        for month in range(1, 13):
            at = datetime.datetime(2024, month, 17, 15, 50)
            print(language, at.date(), "", format_date(at, "full", locale=language), sep="\t")
            print(language, at.date(), at.time(), format_datetime(at, "medium", locale=language), sep="\t")


if __name__ == "__main__":
    written() if "--written" in sys.argv else weekdays() if "--weekdays" in sys.argv else main()
