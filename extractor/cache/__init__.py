"""Answers kept from one run to the next, so that the same question is not paid for twice."""
