"""The comparison rules by the names that `Scored` markers call them. One module a family."""

from eval.rules.base import Exact, Grade, Raw, Rule, Value, WrongType
from eval.rules.boolean import Boolean
from eval.rules.counts import Count
from eval.rules.dates import Dates
from eval.rules.enumeration import Enumeration
from eval.rules.names import Name
from eval.rules.number import Number
from eval.rules.place import Place
from eval.rules.texts import Text

RULES: dict[str, type[Rule]] = {
    rule.name: rule for rule in (Exact, Enumeration, Number, Dates, Count, Place, Name, Text, Boolean)
}

__all__ = ["RULES", "Exact", "Grade", "Raw", "Rule", "Value", "WrongType"]
