"""Reports: one model (`eval.report.model`), and a pure renderer for every format.

model      what a report says, in plain values
words      how values, shares and verdicts are put into words, the same in every format
terminal   for the command line, readable at 80 columns, plain when piped
html       one static page
markdown   for a pull request or a step summary
junit      for continuous integration
leaves     every leaf score as a flat row: what JUnit and the two below write
leaves_csv   as CSV, safe to open in a spreadsheet
jsonl        as JSON Lines
history_text   past runs as a table
legend     what every word and number means

Renderers know the model and nothing of runs, gold or scoring; `eval.report_builder` makes it from a scorecard.
"""
