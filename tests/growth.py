"""Whether work grows with its size and no faster: a question a noisy machine must not answer wrongly."""

import time
from collections.abc import Callable


def cpu_seconds(work: Callable[[], object]) -> float:
    """Processor time of one run."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def grows_linearly(seconds: Callable[[int], float], small: int) -> None:
    """Fail when four times the size costs over ten times the time in every one of five tries.

    Linear work costs four times, quadratic sixteen; noise does not strike five times in a row.
    """
    ratios = []
    for _ in range(5):
        ratios.append(seconds(4 * small) / max(seconds(small), 0.002))
        if ratios[-1] < 10:
            return
    raise AssertionError(f"four times the size cost {', '.join(f'{ratio:.0f}' for ratio in ratios)} times the time")
