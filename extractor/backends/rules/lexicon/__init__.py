"""What the rules know of English news language, one module a kind; tables only, no code that decides anything.

An entry is general vocabulary: it would stand in a dictionary, a style guide or a codebook of the field.
Names of weapons, armed groups and states are proper names of general use.
"""
