"""Statistics for small gold sets: what a score on three to a hundred articles can and cannot say.

measures      what is counted: precision, recall, F1 and their lenient readings as whole-number shares
interval      one run: a score with the interval in which articles like these would put it
difference    two runs: the difference of their scores with its interval
paired        two runs: "on articles like these?" and "on exactly these articles?", each with its p-value
exchange      the engine under both tests: all ways of exchanging labels, counted or sampled
multiplicity  many fields: Holm's adjustment
limits        what this gold set could not show: the smallest difference, the error rate still possible
stability     several samples: stable errors, flaky ones, pass^k
gate          the regression gate: verdict and reason
wording       how a score is written when there is little behind it
students_t    Student's t, which the standard library lacks

The unit of randomisation is the article throughout: the samples of one article are averaged first, since
a model asked five times about one report has not read five reports. Only the standard library is used, every
random draw comes from a seed that the caller passes, and no result depends on the order of the articles.
`docs/statistics.md` is the guide to reading what comes out.
"""
