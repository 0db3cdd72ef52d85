"""Labels as Label Studio tasks and back; docs/gold.md documents the mapping.

A fact is a region over its quote, labelled with the name of its object. An incident has no quote of its own: its
region stands over its location's and carries both objects. The leaves of an object, and what a label says beyond
the record, are per-region results on that region, named ``<object>_<leaf>``; relations lead from facts to their
incident. A leaf that is null has no result, and `nth` is read from where the region stands.
"""
