"""The peer of `measure`: pm4py reads the same XES file. It is AGPL: it runs apart, and nothing of Alur meets it."""

import pm4py
from best import answer, asked, seconds
from pm4py.util.constants import DEFAULT_XES_PARSER

if __name__ == "__main__":
    place = asked()
    # Its own parser: the faster one that it borrows from r4pm needs polars, half a gigabyte more.
    answer(seconds(lambda: pm4py.read_xes(place, variant=DEFAULT_XES_PARSER, show_progress_bar=False)) * 1e3)
