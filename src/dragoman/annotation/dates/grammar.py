"""The English expressions of calendar time, as patterns. What an expression means is decided elsewhere.

Every pattern is bounded and free of nested repetition, so that scanning takes time linear in the text. A pattern
may be generous: its resolver sees the words around and refuses what is no date.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.knowledge.named_days import named_days

MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SMALL_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
_NUMBER_VALUES = {word: value for value, word in enumerate(SMALL_NUMBERS.split())} | {
    "a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100, "dozen": 12,
}  # fmt: skip
_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third "
    "twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
)
ORDINALS = {word: value for value, word in enumerate(_ORDINAL_WORDS.split(), 1)}

_FULL_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT_MONTH = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
_M = rf"(?:(?:{_FULL_MONTH})\b|{_SHORT_MONTH})"
_MI = rf"(?i:{_M})"
# Between a month and its day: "May 6", "Feb.14".
_GAP = r"(?:\s|(?<=\.))"
_WD = rf"(?:{'|'.join(day.capitalize() for day in WEEKDAY_NAMES)}|{'|'.join(WEEKDAY_NAMES).upper()})"
_WDS = rf"(?:{_WD}|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?)"
_D = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)(?:(?:st|nd|rd|th)\b)?"
_Y4 = r"(?:1[5-9]|20|21)\d\d"
_Y = rf"{_Y4}(?!\d|[.,]\d)"
# Behind a day, four figures may be a year of the Middle Ages: "on 2 July 1494 and".
_YD = rf"(?:{_Y}|1[0-4]\d\d(?=[,;:)]|\.(?!\d)|\s(?:and|by|in|at|the|to|that|when|with|between|for)\b|\s*\Z))"
_NOT_IN_NUMBER = r"(?<![\d$€£#+])(?<![\d][.,:/-])(?<!\w)"
_DASH = r"\s?[-–—−‑]\s?"
_TO = rf"(?:{_DASH}|\s(?:to|till|until|through)\s(?:the\s)?)"
_AND = r"(?:\s(?:and|&)\s(?:again\s|then\s)?(?:on\s)?(?:the\s)?)"
_N = rf"(?:\d{{1,3}}|{'|'.join(SMALL_NUMBERS.split()[1:])}|thirty|forty|fifty|hundred|dozen)"
_UNIT = r"(?:day|week|month|year)"
_SPELL = r"(?:day|week|fortnight|month|year)"
_ORD = rf"(?i:{'|'.join(sorted(ORDINALS, key=len, reverse=True))})"
_SMALL = rf"(?i:{'|'.join(SMALL_NUMBERS.split()[1:])})"
_PART = (
    r"(?:(?i:earlier|later)\s(?:on\s)?in\s(?!the\b)|(?i:early|mid|late)[\s-](?:in\s)?(?:the\s)?|(?i:end)-"
    r"|(?:the\s)?(?:very\s)?(?:early\s|late\s)?(?i:beginning|start|middle|end|first\sdays|last\sdays|close)\s(?:of\s)(?:the\s)?"
    r"|(?:the\s)?(?i:first|second|third|fourth|last|final)\sweek\s(?:of|in)\s(?:the\s)?"
    r"|(?:the\s)?(?i:first|second|1st|2nd)\shalf\s(?:of\s)?)"
)
_DEICTIC_YEAR = r"(?:of\s)?(?:last|this|next)\syear\b"
_DAYTIME = r"(?:\s(?:early\s|late\s)?(?:morning|afternoon|evening|night|noon)\b)?"
_SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
_NAMED = "|".join(
    re.escape(name.title().replace("'S", "'s")).replace("'", "[’']")
    for name in sorted(named_days(), key=len, reverse=True)
)
# A day that another is reckoned from: its groups are xd1 and xm1, or xm2 and xd2, with xy; or xname.
_INNER = rf"(?:(?:the\s)?(?P<xd1>{_D})\s(?:of\s)?(?P<xm1>{_M})|(?P<xm2>{_M})\s(?P<xd2>{_D})|(?P<xname>{_NAMED}))(?!\w)(?:,?\s(?P<xy>{_Y}))?"
_EVENTS = (
    r"visit|trip|tour|stay|summit|session|meeting|conference|forum|talks|negotiations|mission|consultations"
)


@dataclass(frozen=True, slots=True)
class Found:
    """An expression that a pattern found: which pattern, and the match with its named parts."""

    form: str
    match: re.Match[str]
    start: int
    end: int


def _rule(form: str, pattern: str) -> tuple[str, re.Pattern[str]]:
    return form, re.compile(pattern)


_RULES = (
    # Days and stretches of days with a month.
    _rule("day_range", rf"{_NOT_IN_NUMBER}(?P<d1>{_D})\s?(?:of\s)?(?P<m1>{_MI})(?:,?\s(?P<y1>{_Y}))?"
                       rf"{_TO}(?P<d2>{_D})\s?(?:of\s)?(?P<m2>{_MI})(?:,?\s(?P<y2>{_Y}))?"),
    # "Saturday June 16 to Friday June 22", "Monday, 4 May to Sunday, 10 May".
    _rule("day_range", rf"\b{_WDS},?\s(?P<m1>{_M})\s(?P<d1>{_D})(?:,?\s(?P<y1>{_Y}))?{_TO}{_WDS},?\s(?P<m2>{_M})\s(?P<d2>{_D})(?:,?\s(?P<y2>{_Y}))?"),
    _rule("day_range", rf"\b{_WDS},?\s(?P<d1>{_D})(?:\s(?P<m1>{_M}))?(?:,?\s(?P<y1>{_Y}))?{_TO}{_WDS},?\s(?P<d2>{_D})\s(?P<m2>{_M})(?:,?\s(?P<y2>{_Y}))?"),
    _rule("day_range", rf"\b(?P<m1>{_M})\s(?P<d1>{_D})(?:,?\s(?P<y1>{_Y}))?"
                       rf"{_TO}(?P<m2>{_M})\s(?P<d2>{_D})(?:,?\s(?P<y2>{_Y}))?"),
    _rule("day_range", rf"(?<=\b[Bb]etween\s)(?P<m1>{_M})\s(?P<d1>{_D})(?:,?\s(?P<y1>{_Y}))?\sand\s(?P<m2>{_M})\s(?P<d2>{_D})(?:,?\s(?P<y2>{_Y}))?"),
    _rule("day_range", rf"(?<=\b[Bb]etween\s)(?P<d1>{_D})\s(?P<m1>{_M})(?:,?\s(?P<y1>{_Y}))?\sand\s(?P<d2>{_D})\s(?P<m2>{_M})(?:,?\s(?P<y2>{_Y}))?"),
    _rule("named_day", rf"\b(?P<xd1>)?(?P<xname>{_NAMED})\b(?:,?\s(?P<xy>{_Y}))?"),
    _rule("day_range", rf"{_NOT_IN_NUMBER}(?P<d1>{_D})\s(?P<m1>{_MI})(?P<joint>{_AND}|/)(?P<d2>{_D})\s(?P<m2>{_MI})(?:,?\s(?P<y2>{_Y}))?"),
    _rule("day_range", rf"\b(?P<m1>{_M})\s(?P<d1>{_D})(?P<joint>{_AND})(?P<m2>{_M})\s(?P<d2>{_D})(?:,?\s(?P<y2>{_Y}))?"),
    _rule("week_from", rf"\b(?:[Tt]he\s)?week\s(?:of|beginning|starting|from)\s(?:on\s)?(?:(?:{_WDS}),?\s)?(?:(?P<m1>{_M})\s(?P<d1>{_D})|(?P<d2>{_D})\s(?P<m2>{_M}))(?:,?\s(?P<y1>{_Y}))?"),
    _rule("day_range", rf"{_NOT_IN_NUMBER}(?:[Tt]he\s)?(?P<d1>{_D})(?P<joint>{_TO}|{_AND}|,\s|/)(?P<d2>{_D})\s?(?:of\s)?(?P<m2>{_MI})"
                       rf"(?:(?:,|\sof)?\s(?P<y2>{_Y}))?"),
    _rule("day_range", rf"\b(?P<m2>{_M}){_GAP}(?P<d1>{_D})(?P<joint>{_TO}|{_AND})(?P<d2>{_D})(?:,?\s(?P<y2>{_Y}))?(?![\w%]|[,.:]\d)"),
    _rule("day_list", rf"\b(?P<m2>{_M})\s(?P<list>{_D}(?:,\s{_D}){{1,4}},?\s(?:and|&)\s{_D})(?:,?\s(?P<y2>{_Y}))?(?![\w%]|[,.:]\d)"),
    _rule("day_list", rf"{_NOT_IN_NUMBER}(?P<list>{_D}(?:,\s{_D}){{1,4}},?\s(?:and|&)\s{_D})\s(?P<m2>{_MI})(?:,?\s(?P<y2>{_Y}))?"),
    # "2018, 1 March - ...", "1998, May 4: ...": the label of an entry, with the year in front.
    _rule("day", rf"(?:(?<=\n)|(?<=\n[-*•]\s)|\A)(?P<y1>{_Y4}),?\s(?:(?P<d1>{_D})\s(?P<m1>{_MI})|(?P<m2>{_M})\s(?P<d2>{_D}))(?=\s?[-–—:.,]\s)"),
    _rule("day", rf"(?:\b(?P<w1>{_WDS})\b{_DAYTIME},?\s\(?(?:the\s)?|{_NOT_IN_NUMBER}(?:[Tt]he\s)?)(?P<d1>{_D})(?:\s|\.\s?|-)?(?:day\s)?(?:of\s)?(?P<m1>{_MI})"
                 rf"(?:(?:,|\sof)?[\s-](?P<y1>{_YD}))?(?:\)|,?\s\(?(?P<w2>{_WDS})\b\)?)?"),
    _rule("day", rf"\b(?:(?P<w1>{_WDS}){_DAYTIME},?\s\(?)?(?P<m1>{_MI}){_GAP}(?:the\s)?(?P<d1>{_D})(?![\w%]|[,.:]\d|\s(?:per\scent|percent))"
                 rf"(?:,?\s(?P<y1>{_YD}))?(?:\)|,?\s\(?(?P<w2>{_WDS})\b\)?)?"),
    _rule("day", rf"\b(?:the\s)?(?P<o1>{_ORD})\s(?:day\s)?of\s(?P<m1>{_M})(?:,?\s(?P<y1>{_Y}))?"),
    # Days in figures.
    _rule("iso", rf"(?<![\w.-])(?P<y1>{_Y4})[-/.](?P<m1>0?[1-9]|1[0-2])[-/.](?P<d1>3[01]|[12]\d|0?[1-9])"
                 r"(?:T\d\d:\d\d\S{0,12})?(?![\w/-]|\.\d)"),
    _rule("numeric_range", r"(?<![\w./-])(?P<d1>\d{1,2})(?:\.(?P<m1>\d{1,2})(?:\.(?P<y1>\d{4}))?\.?)?\s?[-–—]\s?"
                           r"(?P<d2>\d{1,2})\.(?P<m2>\d{1,2})\.(?P<y2>\d{4})(?![\w/-]|\.\d)"),
    _rule("numeric", r"(?<![\w./-])(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<y1>(?:19|20)\d\d)(?![\w/-]|\.\d)"),
    # Months.
    _rule("month_range", rf"(?<=\b[Bb]etween\s)(?P<m1>{_M})(?:\s(?P<y1>{_Y}))?\sand\s(?P<m2>{_M})(?:,?\s(?:of\s)?(?P<y2>{_Y})|\s(?P<rel>{_DEICTIC_YEAR}))?"),
    _rule("month_range", rf"\b(?P<m1>{_M})(?:\s(?P<y1>{_Y}))?{_TO}(?P<m2>{_M})(?:,?\s(?:of\s)?(?P<y2>{_Y})|\s(?P<rel>{_DEICTIC_YEAR}))?"),
    _rule("month", rf"\b(?P<part>{_PART})?(?P<m1>{_M})(?:,?\s(?:of\s)?(?P<y1>{_Y})|,?\s(?P<rel>{_DEICTIC_YEAR}))?(?!\w)"),
    _rule("month", rf"\b(?P<rel>[Ll]ast|[Tt]his|[Nn]ext|[Pp]ast)\s(?P<m1>{_FULL_MONTH})\b"),
    # Years and their parts.
    _rule("quarter", rf"\b(?:[Tt]he\s)?(?P<q>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast|1st|2nd|3rd|4th|I{{1,3}}|IV)\squarter"
                     rf"(?:\s(?:of\s)?(?:(?P<y1>{_Y})|(?P<rel>(?:last|this|next|the)\syear\b)))?"),
    _rule("quarter", rf"\bQ(?P<q>[1-4])(?:\s(?:of\s)?|/)(?P<y1>{_Y})"),
    _rule("quarter", rf"\b(?P<y1>{_Y})\sQ(?P<q>[1-4])\b"),
    _rule("half", rf"\b(?:[Tt]he\s)?(?P<h>[Ff]irst|[Ss]econd|1st|2nd)\s(?:half(?:-year)?|six\smonths)\s(?:of\s)?(?:(?P<y1>{_Y})|(?P<rel>(?:last|this|next|the)\syear\b))"),
    _rule("half", rf"\bH(?P<h>[12])\s(?P<y1>{_Y})"),
    _rule("first_months", rf"\b(?:[Tt]he\s)?(?P<side>[Ff]irst|[Ii]nitial|[Ll]ast)\s(?P<n>{_N})\s(?P<unit>months?|quarters)\s(?:(?:of|in)\s)?(?:(?P<y1>{_Y})|(?P<rel>(?:last|this|next|the(?:\scurrent)?)\syear\b))"),
    _rule("part_of", rf"\b(?P<part>{_PART})(?:(?P<y1>{_Y})|(?P<rel>(?:(?:last|this|next|the|that)\s)?(?P<unit>month|year|week)\b))(?!\w)"),
    _rule("part_of", r"\b(?P<part>year|month)[- ]end\b"),
    # "Before the year is out": before its end.
    _rule("part_of", r"(?<=\b[Bb]efore\s)(?:the|this)\s(?P<part>year|month|week)\s(?:is|was)\s(?:out|over|up)\b"),
    _rule("within_unit", r"\b(?P<part>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate)\s(?:on\s)?in\sthe\s(?:same\s)?(?P<unit>week|month|year)\b"),
    _rule("within_that", r"\b(?P<part>[Ee]arlier|[Ll]ater)\s(?:on\s)?that\s(?:same\s)?(?P<unit>week|month|year)\b"),
    _rule("other_half", r"\b[Ii]n\s(?P<m>the\s(?P<h>second|first|other|latter)(?:\shalf)?)(?=[.,;)]|\s(?:and|to|he|she|it|they)\b)"),
    _rule("decade", r"\b(?:[Tt]he\s)?(?P<part>(?:early|mid|late)[\s-])?(?:the\s)?(?P<y1>(?:1[5-9]|20)\d0)['’]?s\b"),
    _rule("year_range", rf"(?<![\w$€£#+.,/-])(?P<y1>{_Y})(?P<joint>{_DASH}|/|\s(?:to|through|till|until|and)\s)(?P<y2>{_Y}|\d\d(?![\d\w.,-]))(?![/-]\d)"),
    _rule("year", rf"(?<![\w$€£#+№/-])(?<!\d[.,:])(?:[Tt]he\s(?:calendar\s)?year(?:\sof)?\s)?(?P<y1>{_Y})(?![\w%/]|-\d|\s?[%°])"),
    _rule("season", rf"\b(?P<rel>[Ll]ast|[Tt]his|[Nn]ext|[Tt]he|[Tt]his\spast)?\s?(?P<s>{_SEASON})(?:\s(?:of\s)?(?P<of>last|this|next)\syear\b)?(?:\s(?:of\s)?(?P<y1>{_Y})(?:[-–/](?P<y2>{_Y}|\d\d\b))?)?\b"),
    # Weekdays.
    _rule("weekday_range", rf"(?<=\b[Bb]etween\s)(?P<rel>(?!))?(?P<w1>{_WD})(?P<joint>\sand\s)(?P<w2>{_WD})\b(?!s)"),
    _rule("weekday_range", rf"\b(?:(?P<rel>[Ll]ast|[Tt]his|[Nn]ext|[Cc]oming|[Pp]ast)\s)?(?P<w1>{_WD})(?P<joint>{_TO}|{_AND})(?P<w2>{_WD})\b(?!s)"),
    _rule("weekday", rf"\b(?:(?P<rel>[Ll]ast|[Tt]his|[Nn]ext|[Cc]oming|[Pp]ast|[Tt]his\scoming|[Tt]his\spast)\s)?(?P<w1>{_WD})\b"
                     rf"{_DAYTIME}(?:,?\s(?:of\s)?(?P<week>last|this|next)\sweek\b|\s(?P<hence>week)\b(?!-))?"),
    _rule("weekday", rf"\b(?P<w1>{_WD})\s(?P<rel>last|next)(?=[.,;:)]|\s(?:and|at|for|in|to|when|with)\b)(?P<week>(?!))?(?P<hence>(?!))?"),
    # "Tue - MAPUTO: X receives Y", "Thu 11.00: ...", "WED | ...": the label of an entry.
    _rule("weekday", r"(?:(?<=\n)|(?<=\n[-*•])|(?<=\n[-*•]\s)|\A)(?P<w1>Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun|MON|TUES?|WED|THURS?|THU|FRI|SAT|SUN)\b\.?(?=\s?(?:[-–—:|/,]|\d{1,2}[:.]\d\d\b))(?P<rel>(?!))?(?P<week>(?!))?(?P<hence>(?!))?"),
    _rule("weekdays_ago", rf"\b(?P<n>{_SMALL})\s(?P<w1>{_WD})s\sago\b"),
    _rule("weeks_ago_on", rf"\b(?P<n>[Aa]n?|{_SMALL})\s(?P<unit>week|fortnight|month|year)s?\sago,?\s(?:today|yesterday|(?:on\s|last\s|this\s(?:past\s)?|(?P<bare>(?=[A-Z])))(?P<w1>{_WD}))\b"),
    _rule("counted_on", rf"\b(?<![Ff]or\s)(?:[Ii]n\s)?(?P<n>[Aa]n?|{_SMALL}|\d{{1,2}})\s(?P<unit>{_SPELL})s?\s(?:from\s(?:now|today|tomorrow|(?:next\s|this\s(?:coming\s)?)?(?P<w1>{_WD}))|hence)\b"),
    _rule("week_then_day", rf"\b(?P<rel>[Ll]ast|[Tt]his|[Nn]ext)\sweek(?:,?\son)?,?\s(?P<w1>{_WD})\b(?!['’]s)"),
    _rule("week_then_day", rf"\b(?P<w1>{_WD})(?:{_TO}|{_AND})(?P<w2>{_WD})(?:\sof)?\s(?P<rel>last|this|next)\sweek\b"),
    _rule("before_last", rf"\b[Tt]he\s(?P<unit>week|month|year|weekend)\s(?P<side>before|after)\s(?:last|next)\b(?P<w1>(?!))?(?=[.,;:)]|\s(?!(?:[A-Z]?[a-z]+['’]s|week|month|year|{_EVENTS})\b))"),
    _rule("before_last", rf"\b(?:[Tt]he\s)?(?P<w1>{_WD})\s(?P<side>before|after)\s(?:last|next)\b(?P<unit>(?!))?(?=[.,;:)]|\s(?!(?:week|month|year|{_EVENTS})\b))"),
    _rule("nth_weekday", rf"\b(?:[Tt]he\s)?(?P<n>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast|[Ff]inal)\s(?P<w1>{_WD})\s(?:of|in)\s(?:(?P<m1>{_M})(?:,?\s(?P<y1>{_Y}))?|(?P<rel>last|this|next|the)\smonth)\b"),
    _rule("edge_of_month", rf"\b(?:[Tt]he\s)?(?P<n>[Ff]irst|[Oo]pening|[Ll]ast|[Ff]inal|[Cc]losing)\sday\s(?:of|in)\s(?:(?P<m1>{_M})(?:,?\s(?P<y1>{_Y}))?|(?P<rel>last|this|next|the)\smonth)\b"),
    _rule("from_named", rf"\b[Tt]he\s(?:very\s)?(?P<side>eve\sof)\s{_INNER}(?P<n>(?!))?"),
    _rule("from_named", rf"\b(?:[Tt]he\sday|(?P<n>[Aa]|{_SMALL}|\d{{1,2}})\sdays?)\s(?P<side>before|after|ahead\sof|prior\sto|following)\s{_INNER}"),
    _rule("weekend_of", rf"\b(?:(?:over|at|on|during)\s)?[Tt]he\s(?P<what>weekend\sof|week\sending)\s(?:on\s)?(?:{_WDS},?\s)?(?:{_D}[-–/](?=\d))?{_INNER}(?:[-–/]{_D})?"),
    _rule("from_today", rf"\b(?P<start>[Tt]oday|[Tt]omorrow|[Yy]esterday)\s(?:to|until|till|through)\s(?:(?P<w2>{_WD})\b|{_INNER})"),
    _rule("from_today", rf"\b(?P<start>{_WD})\s(?:to|until|till|through)\s(?P<w2>(?!))?{_INNER}"),
    _rule("of_that_year", rf"{_NOT_IN_NUMBER}(?:[Tt]he\s)?(?P<d1>{_D})\s(?:of\s)?(?P<m1>{_M}),?\s(?:of\s)?(?P<rel>last|this|next)\syear\b"),
    _rule("of_that_year", rf"\b(?P<m1>{_M})\s(?P<d1>{_D}),?\s(?:of\s)?(?P<rel>last|this|next)\syear\b"),
    _rule("of_that_year", r"\b[Tt]he\s(?P<d1>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th))\sof\s(?P<rel>last|next)\smonth\b"),
    _rule("month_pair", rf"\b(?P<m1>{_M})(?:\s(?:and|or|&)\s(?:again\sin\s|in\s)?)(?P<m2>{_M}),?\s(?:of\s)?(?P<y2>{_Y})"),
    _rule("that_weekday", rf"(?:(?<=[.”\"\n]\s)|\b[Oo]n\s)(?P<m>[Tt]hat\s(?P<w1>{_WD}))\b(?!['’]s)"),
    _rule("told_weekday", rf"\b[Tt]he\s(?:(?P<side>next|following|previous|preceding)\s(?P<w1>{_WD})|(?P<w2>{_WD})\s(?P<side2>before|after))\b"),
    # Relative to the day of publication.
    _rule("today", r"\b(?:[Tt]he\sday\s(?:before\syesterday|after\stomorrow)|[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|[Tt]his\s(?:very\s)?(?:morning|afternoon|evening)|[Ll]ast\s(?:night|evening))\b" + _DAYTIME),
    _rule("today", rf"\b[Oo]vernight\b(?!\s(?:stay|train|flight|trip|journey|stop\w*|visit|bus|guests?|raids?|strikes?|attacks?|shelling|session|talks|bag|rate|success|sensation)\b|-|,?\s(?:on\s|from\s|to\s|into\s|between\s)?{_WD}\b)"),
    _rule("deictic", r"\b(?:(?P<part>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate|[Mm]id)[\s-](?:in\s)?)?(?P<rel>[Ll]ast|[Tt]his|[Nn]ext|[Pp]revious|[Cc]urrent|[Uu]pcoming|[Cc]oming)\s"
                     r"(?P<unit>week|month|year|weekend|quarter)\b"),
    _rule("over_weekend", r"\b(?:over|at|on|during)\s(?:the\s(?:past\s|coming\s)?|this\spast\s)weekend\b"),
    _rule("ago", rf"\b(?P<n>[Aa]n?|{_N}|(?i:{'|'.join(SMALL_NUMBERS.split()[1:])}))\s(?P<unit>{_SPELL})s?\sago\b"),
    _rule("vague", r"\b(?:[Rr]ecently|[Ii]n\sthe\s(?:coming|next\sfew|nearest|near)\s(?:days|weeks|months|years|future)"
                   r"|(?:[Aa]\s(?:few|couple\sof)|[Ss]everal|[Ss]ome|[Mm]any)\s(?:days|weeks|months|years)\s(?:ago|later|earlier|before|after)"
                   r"|[Ii]n\srecent\s(?:days|weeks|months|years)|[Ss]oon|[Ll]ately)\b"),
    _rule("in_units", rf"\b[Ii]n\s(?P<n>an?|{_N})\s(?P<unit>{_SPELL})s?(?:['’]s?\stime)?\b(?!\s(?:of|later))"),
    _rule("within", rf"\b[Ww]ithin\s(?P<m>(?:the\s)?(?:next\s|coming\s)?(?P<n>an?|{_N})\s(?:working\s)?(?P<unit>{_SPELL})s?)\b"),
    _rule("within", rf"\b(?P<m>(?:the\s)(?:next|coming|following)\s(?P<n>{_N})\s(?P<unit>{_SPELL})s?)\b"),
    _rule("past_units", rf"\b(?:the\s|these\s)?(?:[Pp]ast|[Ll]ast|[Pp]revious)\s(?:(?P<n>{_N})\s(?P<unit>{_SPELL})s\b|(?<=past\s)(?P<unit1>{_SPELL})\b)"),
    # Relative to the story.
    _rule("same", r"\b(?:[Oo]n\s|[Ii]n\s)?(?P<m>(?:[Tt]he\s(?:very\s)?same|[Tt]hat(?:\ssame)?)\s(?P<unit>day|evening|afternoon|morning|night|week|month|year))\b"),
    _rule("occasion", r"\b(?P<m>On\s(?:this|that|the\ssame)\soccasion)\b(?!\sof\b)"),
    _rule("hours", r"\b(?P<m>[Ww]ithin\s(?:a\sfew\s|the\s|an\s|two\s|three\s|four\s|five\s)?(?P<unit>hour|minute)s?(?:\sof)?)\b"),
    _rule("hours", r"\b(?P<m>(?:[Oo]nly\s|[Jj]ust\s|[Bb]arely\s)?(?:[Aa]\sfew|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Aa]n|[Ss]ome)\s(?P<unit>hour|minute)s?\s(?:later|earlier|afterwards|after|before))\b"),
    _rule("hours", r"(?:(?<=^)|(?<=[.;”\"\n]\s)|(?<=[,\n]\s)|(?<=and\s)|(?<=\n))(?P<m>(?P<unit>[Hh]our|[Mm]inute|[Mm]oment)s\s(?:later|earlier|afterwards|after|before))\b"),
    _rule("days_of_hours", r"\b(?P<n>24|48|72|[Tt]wenty-four|[Ff]orty-eight)\shours\s(?P<side>later|earlier|before|afterwards|after)\b(?=(?P<rest>[^\S\n]?[,.;:)]|\s\w{1,20}|))"),
    _rule("same", r"\b(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate)\s(?:on\s)?in\sthe\s(?P<unit>day)\b"),
    _rule("same", r"\b(?P<m>[Dd]uring\sthe\s(?P<unit>day))\b(?!\s(?:of|before|after))"),
    _rule("daytime", r"\b[Ii]n\s(?P<m>the\s(?:early\s|late\s)?(?:morning|afternoon|evening))\b(?!\s(?:of|papers?|press)\b)"),
    _rule("following", r"\b(?:[Tt]he|[Ee]arly\sthe|[Ll]ate\sthe)\s(?P<side>next|following|previous|preceding)\s(?P<unit>day|morning|evening|night|week|month|year)\b"),
    _rule("eve", rf"\b[Oo]n\s(?P<m>(?:the\s)?(?P<unit>eve)(?:\sof\s(?:the|his|her|its|their|this)\s(?:[\w-]+\s){{0,3}}?(?P<event>{_EVENTS})\b|(?=,)))"),
    _rule("later", r"\b(?P<n>[Tt]he)\s(?P<unit>night|evening)\s(?P<side>before)\b(?=(?P<rest>[^\S\n]?[,.;:)]|\s\w{1,20}|))"),
    _rule("later", rf"\b(?P<n>[Aa]n?|{_N}|(?i:{'|'.join(SMALL_NUMBERS.split()[1:])})|[Tt]he)\s(?P<unit>{_UNIT})s?\s(?P<side>later|earlier|before|afterwards?|after)\b"
                   r"(?=(?P<rest>[^\S\n]?[,.;:)]|\s\w{1,20}|))"),
    _rule("nth_day", rf"\b(?P<m>[Tt]he\s(?P<n>first|second|third|fourth|fifth|sixth|seventh|last|final)\s(?:and\s(?:last|final)\s)?day)\s(?:of\s(?:the|his|her|its|their|this)\s(?:[a-z-]+\s)?(?:{_EVENTS}))\b"),
    _rule("nth_day", r"\b[Oo]n\s(?P<m>the\s(?P<n>first|second|third|fourth|fifth|last|final)\sday)(?=[,.;:]|\s(?:and|with|in|he|she|they|the)\b)"),
    _rule("bare_day", rf"\b[Oo]n\s(?P<m>(?P<d1>{_D})(?:(?P<joint>{_DASH}|\sand\s)(?P<d2>{_D}))?)(?=,\s[A-Za-z]|[.;](?:\s|$)|\s(?:the|he|she|they|it|[A-Z][a-z]+)\s)"),
    _rule("day_of_month", r"(?:\b(?:[Oo]n|[Bb]y|[Uu]ntil|[Tt]ill|[Ff]rom|[Ss]ince|[Bb]efore|[Aa]fter|[Bb]etween)|\(to)\s(?P<m>the\s(?P<d1>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th))"
                          r"(?:(?P<joint>\s(?:to|and|until|till|through)\s(?:the\s)?|\s?[-–]\s?)(?P<d2>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)))?(?:\sof\s(?:the|this|that)\smonth)?)\b(?!\s(?!and\b|in\b|at\b|to\b|with\b|for\b|of\b|he\b|she\b|they\b|it\b)[A-Za-z])"),
    # Durations and what recurs.
    _rule("duration", rf"\b[Ff]or\s(?:(?:about|almost|nearly|around|over|more\sthan|at\sleast|the\snext|another|some)\s)?(?P<m>(?:an?|{_N})\s(?P<unit>{_UNIT})s?)\b(?!\sago)"),
    _rule("duration", rf"(?<![\w-])(?P<m>(?P<n>[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|\d{{1,3}})[-‑ ](?P<unit>{_UNIT}))(?:[-‑]long)?\b(?![-‑]old)"),
    _rule("duration", rf"\b(?:[Ss]pen(?:ds?|t|ding)|[Ss]tay(?:s|ed|ing)?)\s(?:(?:about|almost|nearly|around)\s)?(?P<m>(?:an?|{_N})\s(?P<unit>day|week)s?)\b(?!\s(?:ago|later))"),
    _rule("duration", rf"\b(?:{_EVENTS})\s(?:of|lasting)\s(?P<m>(?:an?|{_N})\s(?P<unit>day|week)s?)\b"),
    _rule("recurring", rf"\b(?:(?:[Ee]very|[Ee]ach)\s(?:(?:other|second|single)\s)?(?:{_N}\s)?(?:{_UNIT}s?|weekend|quarter|{_FULL_MONTH}|{_WD}|spring|summer|autumn|winter)"
                       r"|[Aa]nnually|[Yy]early|[Bb]iannually|(?:[Oo]nce|[Tt]wice)\s(?:a|every)\s(?:week|month|year)|"
                       rf"{_WD}s)\b"),
)  # fmt: skip
_TOUR = re.compile(
    rf"[-‑](?P<unit>day|week)\s(?:[\w-]+\s){{0,3}}?(?:{_EVENTS})\b(?:\sto\s[^.,;:()]{{1,50}}?)?,?\s"
    r"(?:starting|beginning|commencing|from|that\s(?:starts|begins)|which\s(?:starts|begins)|starts|begins)\s(?:on\s|from\s)?(?:the\s)?$"
)
_TRIGGER = re.compile(
    rf"(?i)\d|{_FULL_MONTH}|\b{_SHORT_MONTH}|day|\btomorrow|week|month|year|annually|quarter|\beve\b|\bin\sthe\s(?:second|first|other|latter)|spring|summer|autumn|fall"
    r"|winter|Christmas|Epiphany|hour|minute|moment|occasion|\bnow\b|fortnight|New\sYear|night|evening|morning|noon|recent|lately|soon|century|future"
    r"|\b(?:mon|tues?|wed|thurs?|fri|sat|sun)\b"
)


def scan(text: str, start: int, end: int) -> list[Found]:
    """All that looks like an expression of time in [start, end), overlapping: by place, the longest first."""
    if not _TRIGGER.search(text, start, end):
        return []
    found = [hit for form, pattern in _RULES for hit in _hits(form, pattern, text, start, end)]
    return sorted(found, key=lambda hit: (hit.start, -hit.end))


def _hits(form: str, pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[Found]:
    for match in pattern.finditer(text, start, end):
        part: str | int = "m" if "m" in pattern.groupindex else 0
        begin, stop = match.span(part)
        while text[begin].isspace():
            begin += 1
        opened, closed = text.count("(", begin, stop), text.count(")", begin, stop)
        if closed > opened:
            stop = text.rindex(")", begin, stop)
        yield Found(form, match, begin, stop)


def tour_start(text: str, tour: int, day: int) -> bool:
    """Whether the words from ``tour`` ("three-day ...") to ``day`` say that the tour starts on that day."""
    words = re.match(r"\w{1,6}", text[tour:day])
    return bool(words and day - tour < 160 and _TOUR.match(text[tour + words.end() : day]))


def month_number(name: str) -> int:
    """1 to 12 for an English month, whole or abbreviated."""
    key = name.lower().rstrip(".")
    return next(n for n, month in enumerate(MONTH_NAMES, 1) if month.startswith(key[:3]))


def weekday_number(name: str) -> int:
    """0 (Monday) to 6 for an English weekday, whole or abbreviated."""
    return next(n for n, day in enumerate(WEEKDAY_NAMES) if day.startswith(name.lower()[:3]))


def number(words: str) -> int | None:
    """The value of a small number in figures or words; None for what is no number ("several")."""
    return int(words) if words.isdigit() else _NUMBER_VALUES.get(words.lower())


def day_number(words: str) -> int:
    """The day of "5", "05", "5th"."""
    return int(re.sub(r"\D", "", words))
