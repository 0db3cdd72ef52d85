"""Words for days, months and parts of the day."""

from extractor.schema import PartOfDay

MONTHS = {
    1: "january, jan", 2: "february, feb", 3: "march, mar", 4: "april, apr", 5: "may", 6: "june, jun",
    7: "july, jul", 8: "august, aug", 9: "september, sept, sep", 10: "october, oct", 11: "november, nov",
    12: "december, dec",
}  # fmt: skip

WEEKDAYS = {
    0: "monday, mon", 1: "tuesday, tue, tues", 2: "wednesday, wed", 3: "thursday, thu, thurs", 4: "friday, fri",
    5: "saturday, sat", 6: "sunday, sun",
}  # fmt: skip
"""As `datetime.date.weekday` counts them."""

DAYS_BACK = {
    0: """today, tonight, overnight, this morning, this afternoon, this evening, earlier today, earlier in the
    day, late today, early today""",
    1: """yesterday, last night, last evening, yesterday evening, yesterday morning, yesterday afternoon, the
    night before""",
    2: "the day before yesterday",
}
"""Phrases for a day, by how many days it lies before the article's."""

SPANS = {
    "week so far": "this week, earlier this week, earlier in the week, this past week",
    "last week": "last week, the previous week, late last week, early last week",
    "month so far": "this month, earlier this month, earlier in the month",
    "last month": "last month, the previous month",
    "year so far": "this year, earlier this year, earlier in the year",
    "last year": "last year, the previous year",
    "last day": """in the past 24 hours, in the last 24 hours, over the past 24 hours, over the last 24 hours,
    in the past day, over the past day, over the last day, in the last day, during the past day, during the past
    24 hours""",
    "day before": "the previous day, a day earlier, one day earlier, a day before, the day before",
    "day after": "the next day, the following day, a day later, one day later",
}
"""Phrases for an interval, seen from the article's day; the last two from another dated event."""

STEPS = {"day": 1, "days": 1, "night": 1, "nights": 1, "week": 7, "weeks": 7, "month": 30, "months": 30, "year": 365,
         "years": 365}  # fmt: skip
BACK_FROM_ARTICLE = "ago"
FROM_EVENT = {"earlier": -1, "before": -1, "later": 1, "after": 1}

PARTS: dict[PartOfDay, str] = {
    "morning": """in the morning, early morning, early in the morning, at dawn, morning rush hour, mid-morning,
    early-morning, pre-noon""",
    "afternoon": "in the afternoon, at noon, at midday, at lunchtime, early afternoon, mid-afternoon, late afternoon",
    "evening": "in the evening, late in the evening, early evening, at dusk, early in the evening",
    "night": """at night, during the night, in the night, after midnight, before dawn, pre-dawn, predawn, in the
    early hours, in the small hours, around midnight, shortly after midnight, early hours, late at night, in the
    middle of the night, just after midnight, at midnight, night-time, nighttime""",
}

PART_WORDS: dict[PartOfDay, str] = {
    "morning": "morning, mornings, dawn",
    "night": "overnight, night, midnight, pre-dawn, predawn, nights",
    "afternoon": "afternoon, midday, noon, lunchtime",
    "evening": "evening, dusk",
}

BESIDE_DAY = """
early, late, overnight, on, into, of, the, night, morning, evening, afternoon, hours, in, before, after, dawn,
midnight, pre-dawn, predawn, around, shortly, just, small, midday, noon, lunchtime, during, 's, dusk
"""
"""Words that may join a day to the part of it."""

BETWEEN_SAID_AND_DAY = """
on, late, early, in, a, youtube, his, her, its, their, the, an, reporters, journalists, telegram, facebook, twitter,
x, channel, nightly, evening, daily, morning, video, social, media, joint, news, press, conference, to, via, separate,
regular
"""
"""Words that may stand between "said" and the day on which it was said."""

NOT_THE_ATTACKS_DAY = """
since, until, till, by, before, after, next, from, for, coming, ahead of, prior to, through, every, each
"""
"""Words before a day that make it another thing's day, a limit or the future."""
