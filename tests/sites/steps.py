"""How much work a reader does, counted and not timed: a count is the same on every machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType, ModuleType
from typing import Any


def steps(module: ModuleType, work: Callable[[], object]) -> int:
    """How many operations of the interpreter the code of a module takes while some work is done."""
    count = 0

    def traced(frame: FrameType, event: str, argument: Any) -> Callable[..., Any] | None:
        nonlocal count
        if frame.f_code.co_filename != module.__file__:
            return None
        frame.f_trace_opcodes = True
        count += event == "opcode"
        return traced

    before = sys.gettrace()
    sys.settrace(traced)
    try:
        work()
    finally:
        sys.settrace(before)
    return count
