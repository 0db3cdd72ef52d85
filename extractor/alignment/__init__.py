"""Which items of several records are the same thing in the world, for merging and for voting.

The scorer pairs a record with gold; here any number of records of one article are brought together, without gold.
"""
