"""Writes src/parse/date/months.tsv: month names of the languages that news comes in, from CLDR by way of Babel.

    pip install babel==2.18.0 && python tools/make_months.py > src/parse/date/months.tsv
"""
from babel import Locale

LANGUAGES = "en de fr es it pt nl sv nb da fi pl cs sk sl hr hu ro lt lv et el bg ru uk tr id ms sw af ca".split()


def forms(locale):
    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            yield from locale.months[context][width].items()


def main():
    months = {}
    for language in LANGUAGES:
        for number, name in forms(Locale.parse(language)):
            name = name.lower().strip(".")
            if len(name) >= 3 and name.isalpha():
                months.setdefault(name, set()).add(number)
    # English is written with four letters too, and CLDR has one form only.
    months.setdefault("sept", set()).add(9)
    for name in sorted(months):
        numbers = sorted(months[name])
        if len(numbers) == 1:  # a form that names two months in two languages says nothing
            print(f"{name}\t{numbers[0]}")


if __name__ == "__main__":
    main()
