"""The peer of `measure`: pm4py reads the same XES file. It is AGPL: it runs apart, and nothing of Alur meets it."""

import pm4py
from best import answer, asked, seconds

if __name__ == "__main__":
    place = asked()
    answer(seconds(lambda: pm4py.read_xes(place, show_progress_bar=False)) * 1e3)
