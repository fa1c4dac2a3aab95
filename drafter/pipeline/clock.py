"""The day it is here; rooms get dates as arguments."""

import datetime as dt


def today() -> dt.date:
    """Return today's date where this machine stands."""
    return dt.datetime.now(tz=dt.UTC).astimezone().date()
