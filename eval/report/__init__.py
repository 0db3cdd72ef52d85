"""Reports: one model (`eval.report.model`), and a pure renderer for every format.

model      what a report says, in plain values
words      how values, shares and verdicts are put into words, the same in every format
terminal   for the command line, readable at 80 columns, plain when piped
html       one static page

Renderers know the model and nothing of runs, gold or scoring; `eval.report_builder` makes it from a scorecard.
"""
