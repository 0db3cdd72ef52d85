from tests.eval.report.conftest import card, compared, gold, perfect, plan, report, sampled

__all__ = ["card", "compared", "gold", "perfect", "plan", "report", "sampled"]
