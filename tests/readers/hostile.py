"""Writes raw texts that readers stumble over: python hostile.py FOLDER

Values that look like nulls, numbers or formulas; quotes within quotes; a body of 100 kB; and 30,000 texts without author or date before the first that has them,
which is where readers that guess types from the first rows go wrong.
"""
import pathlib
import sys

BODY = "The ferry to the island sailed again on Monday, and the harbour office said that it would sail every day."
ODD = {
    "na": "NA and null and None are the names\n\nBy Ana Null\n\nMarch 4, 2024\n\n" + BODY,
    "formula": "=SUM(1)+cmd|' /C calc'!A0 is no formula\n\nBy Ada Lund\n\nMarch 5, 2024\n\n" + BODY,
    "number": "12e45678 and 007 are numbers of boats\n\nBy Ada Lund\n\nMarch 6, 2024\n\n" + BODY,
    "quotes": "A boat named in \"two\" kinds of marks\n\nBy Ada Lund\n\nMarch 7, 2024\n\n" + BODY + "\n\n“He told me ‘never say \\n or \"no\"’, and left,” said Ada Lund.",
    "ends": "A text whose lines end in every way\r\n\r\nBy Ada Lund\r\rMarch 8, 2024\n\n" + BODY + "\u2028" + BODY + "\u0085" + BODY + "\x0b" + BODY,
    "long": "A text of a hundred thousand characters\n\nBy Ada Lund\n\nMarch 9, 2024\n\n" + "\n\n".join([BODY] * 1000),
    "controls": "A text with signs that nobody sees\n\nBy Ada Lund\n\nMarch 10, 2024 3:50 PM CET\n\n" + BODY + "\n\nIt had \x01 a \u202esign\u202c \ufeff in it, and the office said that it would look into it soon.",
}


def main(folder):
    folder = pathlib.Path(folder)
    (folder / "first").mkdir(parents=True)
    (folder / "late").mkdir()
    for number in range(30_000):
        (folder / "first" / f"{number:05}.txt").write_text(f"{BODY}\n\nThe office counted boat number {number} that day, as it does with every boat.\n")
    for name, text in ODD.items():
        (folder / "late" / f"{name}.txt").write_text(text, encoding="utf-8", newline="")


if __name__ == "__main__":
    main(sys.argv[1])
