"""Number words and the words that bound them, after the Count table of the coding rules."""

UNITS = """
zero 0, one 1, two 2, three 3, four 4, five 5, six 6, seven 7, eight 8, nine 9, ten 10, eleven 11, twelve 12, thirteen
13, fourteen 14, fifteen 15, sixteen 16, seventeen 17, eighteen 18, nineteen 19, twenty 20, thirty 30, forty 40, fifty
50, sixty 60, seventy 70, eighty 80, ninety 90
"""

SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "dozen": 12, "score": 20}

VAGUE = {
    "several": 2, "some": 2, "a number of": 2, "a few": 2, "few": 2, "many": 2, "multiple": 2, "numerous": 2,
    "various": 2, "a handful of": 2, "a series of": 2, "an unknown number of": 2, "a large number of": 2,
    "an unspecified number of": 2, "countless": 2, "a group of": 2, "tens": 10, "tens of": 10, "dozens": 12,
    "dozens of": 12, "scores": 20, "scores of": 20, "hundreds": 100, "hundreds of": 100, "thousands": 1_000,
    "thousands of": 1_000, "tens of thousands": 10_000, "tens of thousands of": 10_000,
    "hundreds of thousands": 100_000, "hundreds of thousands of": 100_000, "millions of": 1_000_000,
}  # fmt: skip
"""Words without an upper bound → the smallest number that fits them (ACLED's reading)."""

EXACT = {"half a dozen": 6, "a couple of": 2, "a couple": 2, "a pair of": 2, "both": 2, "half a thousand": 500,
         "half a million": 500_000, "another": 1, "a single": 1}  # fmt: skip

NONE = "no, not a single, zero, not one"

AT_LEAST = """
at least, no fewer than, no less than, not less than, not fewer than, a minimum of, minimum
"""
MORE_THAN = "more than, over, upwards of, in excess of, above, well over, greater than"
UP_TO = "up to, as many as, at most, no more than, not more than, a maximum of"
FEWER_THAN = "fewer than, less than, under, below"
ABOUT = """
about, around, roughly, approximately, some, nearly, almost, an estimated, close to, circa, just over, just under,
what appears to be, as much as
"""
"""Before a number, `some` means about."""

ADDED = "another, a further, further, an additional, additional"
"""Before a number, in addition to one given before."""

AFTER_MEASURES = """
%, percent, per, km, kilometers, kilometres, kilometre, kilometer, miles, mile, metres, meters, feet, years, year,
months, month, weeks, week, days, day, hours, hour, minutes, minute, seconds, am, pm, a.m., p.m., degrees, tons,
tonnes, kg, kilograms, million, billion, bn, dollars, euros, hectares, points, o'clock, times, mm, caliber, calibre,
january, february, march, april, may, june, july, august, september, october, november, december
"""
"""Words after a number that counts no people or things."""
