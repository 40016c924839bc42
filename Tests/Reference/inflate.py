"""Writes inflate.csv: data compressed by Python's zlib in every way, for InflateTests.

name, size and Adler-32 (hexadecimal) of the data, the compressed bytes (hexadecimal). The data follow from their name and size
as `data` says; the tests make them again.

usage: inflate.py > inflate.csv
"""

import zlib


def data(kind, size):
    if kind == "zeros":
        return bytes(size)
    if kind == "text":
        return (b"Kommunen und ihre Antworten, " * (size // 20 + 1))[:size]
    # A linear congruential generator, of which the upper bits are taken.
    state, result = 1, bytearray()
    for _ in range(size):
        state = (state * 1103515245 + 12345) % 2**31
        result.append(state >> 23 if kind == "noise" else (state >> 28) + 97)
    return bytes(result)


def compress(content, level, strategy, memory=8, window=15, flush=None):
    packer = zlib.compressobj(level, zlib.DEFLATED, window, memory, strategy)
    if flush is None:
        return packer.compress(content) + packer.flush()
    half = len(content) // 2
    return (packer.compress(content[:half]) + packer.flush(flush)
            + packer.compress(content[half:]) + packer.flush())


print("name,size,adler32,compressed")
rows = []
for kind in ("zeros", "text", "noise", "letters"):
    for size in (0, 1, 2, 7, 300, 1000):
        for level in range(10) if size in (0, 300) else (0, 1, 6, 9):
            rows.append((f"{kind} level {level}", kind, size, dict(level=level, strategy=0)))
for name, strategy in (("fixed", zlib.Z_FIXED), ("huffman", zlib.Z_HUFFMAN_ONLY),
                       ("rle", zlib.Z_RLE), ("filtered", zlib.Z_FILTERED)):
    for kind in ("text", "noise", "letters"):
        rows.append((f"{kind} {name}", kind, 1500, dict(level=9, strategy=strategy)))
for name, flush in (("sync", zlib.Z_SYNC_FLUSH), ("full", zlib.Z_FULL_FLUSH),
                    ("block", zlib.Z_PARTIAL_FLUSH)):
    rows.append((f"letters {name} flush", "letters", 2000, dict(level=6, strategy=0, flush=flush)))
rows.append(("letters small window", "letters", 3000, dict(level=9, strategy=0, window=9)))
rows.append(("letters small memory", "letters", 3000, dict(level=9, strategy=0, memory=1)))
rows.append(("zeros long", "zeros", 4_000_000, dict(level=9, strategy=0)))
for name, kind, size, options in rows:
    content = data(kind, size)
    print(f"{name},{size},{zlib.adler32(content):08x},{compress(content, **options).hex()}")
