"""How time grows with size: what is linear is told from what is not, on a machine that others use, too.

Eight times the size takes eight times as long if the work is linear and 64 times if it is quadratic; the limit stands
between the two, far enough from both that a busy machine crosses neither. The exact figure is for `make bench`.
"""

import time
from collections.abc import Callable
from typing import TypeVar

Input = TypeVar("Input")

TIMES = 8
LIMIT = 24
#: Below this many seconds the clock says little.
CLOCK = 0.01


def least_seconds(work: Callable[[], object], tries: int = 3) -> float:
    """Time a piece of work on the processor's own clock: the least of some tries, as all that disturbs adds."""
    times: list[float] = []
    for _ in range(tries):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def is_linear(read: Callable[[Input], object], make: Callable[[int], Input], size: int) -> bool:
    """Tell whether reading what is made of a size takes time in step with it, from an eighth of the size on.

    What disturbs one comparison, such as another program or the collector in a full memory, seldom disturbs three; what
    is quadratic crosses the limit in each of them.
    """
    small, large = make(size // TIMES), make(size)
    return any(
        least_seconds(lambda: read(large)) <= LIMIT * least_seconds(lambda: read(small)) + CLOCK for _ in range(3)
    )
