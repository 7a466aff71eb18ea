"""The calculator once more, slow and obvious: it walks over days and minutes, from the notices' own table.

Written from the yearly notices and not from `calendar.csv`; nothing of the code under test is used.
"""

from datetime import date, datetime, time, timedelta

# Weekdays off by year, and Saturdays worked instead, as the notices list them.
OFF = {
    2020: "1/1 23/1 24/1 27/1 28/1 29/1 2/4 30/4 1/5 2/9",
    2021: "1/1 10/2 11/2 12/2 15/2 16/2 21/4 30/4 3/5 2/9 3/9",
    2022: "3/1 31/1 1/2 2/2 3/2 4/2 11/4 2/5 3/5 1/9 2/9",
    2023: "2/1 20/1 23/1 24/1 25/1 26/1 1/5 2/5 3/5 1/9 4/9",
    2024: "1/1 8/2 9/2 12/2 13/2 14/2 18/4 29/4 30/4 1/5 2/9 3/9",
    2025: "1/1 27/1 28/1 29/1 30/1 31/1 7/4 30/4 1/5 2/5 1/9 2/9",
    2026: "1/1 2/1 16/2 17/2 18/2 19/2 20/2 27/4 30/4 1/5 31/8 1/9 2/9 24/11",
}
WORKED = {date(2024, 5, 4), date(2025, 4, 26), date(2026, 1, 10), date(2026, 8, 22)}
DAYS_OFF = {date(year, *map(int, day.split("/")[::-1])) for year, days in OFF.items() for day in days.split()}
SHIFTS = ((time(7, 30), time(11, 30)), (time(13, 30), time(17)))
CLOSING, THREE = time(17), time(15)
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


class Unknown(Exception):
    """A day of a year whose notice is not out."""


def works(day):
    if day.year not in OFF:
        raise Unknown(day.year)
    return day in WORKED or (day.weekday() < 5 and day not in DAYS_OFF)


def following(day, n=1):
    """The n-th working day after `day`."""
    while n:
        day += DAY
        n -= works(day)
    return day


def rolled(day):
    return day if works(day) else following(day)


def accepted(filed):
    """The moment at which the office takes in what was filed."""
    day, clock = filed.date(), filed.time()
    if not works(day) or clock > CLOSING:
        return datetime.combine(following(day), SHIFTS[0][0])
    if clock < SHIFTS[0][0]:
        return datetime.combine(day, SHIFTS[0][0])
    return datetime.combine(day, SHIFTS[1][0]) if SHIFTS[0][1] < clock < SHIFTS[1][0] else filed


def later(day, months):
    """The same day of a later month, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for number in range(day.day, 0, -1):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue


def after_minutes(moment, minutes):
    while minutes:
        moment += MINUTE
        minutes -= works(moment.date()) and any(a < moment.time() <= b for a, b in SHIFTS)
    return moment


def due(value, unit, filed):
    """The last moment for a limit of `value` `unit`s filed at a moment."""
    start = accepted(filed)
    day = start.date()
    if unit == "same_day":
        return datetime.combine(day if start.time() <= THREE else following(day), CLOSING)
    if unit == "working_day":
        return datetime.combine(following(day, value), CLOSING)
    if unit == "hour":
        days, hours = divmod(value, 8)
        start = datetime.combine(following(day, days), start.time())
        return after_minutes(start, hours * 60)
    end = day + value * DAY if unit == "day" else later(day, value)
    return datetime.combine(rolled(end), CLOSING)


def waited(end, unit, asked, received):
    """The end moved by a wait for papers, in the unit that the limit is counted in."""
    if unit in ("day", "month"):
        return datetime.combine(rolled(end.date() + (received - asked)), CLOSING)
    n = sum(works(asked + k * DAY) for k in range(1, (received - asked).days + 1))
    return datetime.combine(following(end.date(), n), end.time())
