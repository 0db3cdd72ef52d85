"""How many, in words and digits: read as the Count table of the coding rules has it.

The offline baseline reads articles with it, and the evidence metrics ask it whether a quote says a number at all.
"""
