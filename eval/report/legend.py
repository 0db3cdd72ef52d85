"""What every word and number in a report means, once for all formats."""

LEGEND: tuple[tuple[str, str], ...] = (
    ("leaf", ("One value of the record, such as the count of one casualty figure. Dates and counts are one leaf each, "
             "by their bounds.")),
    ("✓ correct", ("Both sides say the same, after case, spelling of places, titles of people and white space are "
                  "evened out; or the run says what gold accepts as well.")),
    ("≈ partial", ("Near: a declared relative of the right word, an overlapping date, a count that shares its lower "
                  "bound or lies within gold's.")),
    ("✗ incorrect", ("Both sides have a value and they differ. One line in the error list; it costs precision and "
                    "recall.")),
    ("− missing", "Gold has a value, the run has none."),
    ("+ spurious", "The run has a value, gold has none: made up, or not an attack on anything."),
    ("! failed", "There was no extraction. All that gold has of the article counts as missing."),
    ("· absent", "Neither side has a value. Counted nowhere."),
    ("? not labelled", "Gold leaves the value open; it is in no score."),
    ("precision", "Correct out of all that the run states: correct / (correct + partial + incorrect + spurious)."),
    ("recall", "Correct out of all that gold states: correct / (correct + partial + incorrect + missing)."),
    ("F1", ("The correct ones out of the mean number of leaves that gold and the run state. Strict counts a partial "
            "leaf as wrong, lenient as one half; strict is the headline.")),
    ("k/n", "Under ten leaves the share is written out: a percentage of seven says more than is known."),
    ("n/a", "Nothing was there to score (0/0): neither good nor bad."),
    ("interval", ("Where strict F1 would lie on articles like these, 95 times in 100: Wilson's interval on as many "
                 "independent leaves as the articles are worth, since leaves of one article err together.")),
    ("loss", ("What is charged to precision and recall together: 1 for a missing or spurious leaf, 2 for a wrong one. "
             "Tables and lists are sorted by it; in the error list it is a mean over the samples.")),
    ("incidents", ("Found: aligned with one of gold's. Missed: gold's alone. Invented: the run's alone. Their leaves "
                  "are charged in full as well.")),
    ("stability, pass^k", ("The share of gold leaves that are right in all k samples of their article; flaky ones are "
                          "right in some of them.")),
    ("broken, worse, better", ("Against the baseline. Broken: wrong now, right in all its samples. Worse and better: "
                              "wrong in a larger or smaller share of the samples.")),
    ("word for word", ("A quote that stands in the article as it is, up to white space. Nearly: a passage at least "
                      "85 % alike. Not at all: nothing like it is there.")),
    ("overlap", ("Of the quotes of one fact on both sides: twice the shared characters out of the length of both. "
                "1 is the same passage.")),
    ("alternative, optional", ("Tags: gold accepts this value too; gold leaves this fact open, so that missing it "
                              "costs nothing.")),
    ("duplicate, merged, split, coerced", ("Tags: said twice; one prediction for several incidents of gold; several "
                                          "for one; read through another notation, such as “14” for 14.")),
    ("signature", ("The line of content hashes that says what was scored against what. Scores whose gold, schema or "
                  "rules differ are different measurements.")),
)  # fmt: skip
