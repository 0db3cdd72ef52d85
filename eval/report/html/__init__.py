"""One static page: no server, no network, no script needed; the same report gives the same bytes.

marks      what a reader's answer to an error must carry
text       text from articles and models, made harmless and visible
rows       the facts of an article as table rows
charts     intervals and heat in marks
document   templates, style and script put together under a content security policy of hashes
page       the report of one run
comparison   two runs or more, side by side
history    runs over time
plots      scores with intervals as inline SVG
"""

from eval.report.html import comparison, history
from eval.report.html.page import render

__all__ = ["comparison", "history", "render"]
