"""Writes model/gazetteer.bin from name lists, one lower-case name a line: loc.txt given.txt sur.txt org.txt dem.txt.

    python tools/make_gazetteer.py LISTS > model/gazetteer.bin

Format: records of four little-endian bytes of hash and one of list bits, ascending. Sources and licences: NOTICE.md.
"""
import struct
import sys

LISTS = ("loc", "given", "sur", "org", "dem")
MASK = (1 << 64) - 1
LONGEST = 4


def rotl(x, n):
    return ((x << n) | (x >> (64 - n))) & MASK


def mix(a, b):
    return rotl(((a ^ rotl(b, 23)) * 0x9E3779B97F4A7C15) & MASK, 29)


def hash_bytes(data):
    h = 0x517CC1B727220A95 ^ len(data)
    for i in range(0, len(data), 8):
        h = mix(h, int.from_bytes(data[i : i + 8], "little"))
    return h ^ (h >> 32)


def main(folder):
    table = {}
    for bit, name in enumerate(LISTS):
        for line in open(f"{folder}/{name}.txt", encoding="utf-8"):
            words = line.lower().replace("-", " ").split()
            if not 1 <= len(words) <= LONGEST:
                continue
            h = 0
            for word in words:
                h = mix(h, hash_bytes(word.encode()))
            key = (h >> 16) & 0xFFFFFFFF
            table[key] = table.get(key, 0) | 1 << bit
    for key in sorted(table):
        sys.stdout.buffer.write(struct.pack("<IB", key, table[key]))


if __name__ == "__main__":
    main(sys.argv[1])
