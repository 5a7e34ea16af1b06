"""Processor time of the commands run so far: unlike the wall clock, it says nothing of what else the machine does."""

import resource


def spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
