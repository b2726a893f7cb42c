#!/usr/bin/env python3
"""Writes glibc.csv and prints the checksum in core/src/growth/pow.rs. Needs a glibc on x86-64 with fused multiply-add,
and gmpy2 (PyPI) to find the cases where glibc is not correctly rounded: those tell its algorithm from any other."""

import hashlib
import math
import struct

import gmpy2

gmpy2.get_context().precision = 53
MASK = (1 << 64) - 1


def splitmix(seed):
    """Yields numbers from 0 to 1, as the Rust test does."""
    while True:
        seed = (seed + 0x9E3779B97F4A7C15) & MASK
        z = seed
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        yield ((z ^ (z >> 31)) >> 11) / 2**53


def pair(numbers):
    """A measurement by its median, and an L."""
    return 0.2 + 2.8 * next(numbers), 6.0 * next(numbers) - 3.0


def bits(x):
    return "%016x" % struct.unpack("<Q", struct.pack("<d", x))[0]


def hard_cases(count):
    numbers = splitmix(1)
    while count:
        x, y = pair(numbers)
        if math.pow(x, y) != float(gmpy2.mpfr(x) ** gmpy2.mpfr(y)):
            count -= 1
            yield x, y


EDGES = [
    (x, y)
    for x in [0.0, 5e-324, 1e-310, 2.2250738585072014e-308, 0.5, math.nextafter(1, 0), 1.0, math.nextafter(1, 2), 2.0, 1e200]
    for y in [-2.0, -1.0, -0.3521, -1e-4, 1e-4, 0.5, 1.0, 2.0]
    if not (x == 0 and y < 0) and (x == 0 or abs(y * math.log(x)) < 512)
]

with open("glibc.csv", "w") as file:
    file.write("x,y,power\n")
    for x, y in [*EDGES, *hard_cases(1000)]:
        file.write(f"{bits(x)},{bits(y)},{bits(math.pow(x, y))}\n")

numbers = splitmix(2)
powers = (math.pow(*pair(numbers)) for _ in range(200_000))
print(hashlib.sha256(b"".join(struct.pack("<d", power) for power in powers)).hexdigest())
