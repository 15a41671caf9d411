"""Generate a thousand specs in one process, without the disk, and time each stage: seconds of this process alone."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from trigscaffold import catalog, pipeline, yamlfile
from trigscaffold.__main__ import quiet_collector
from trigscaffold.plan import plan
from trigscaffold.render import render
from trigscaffold.spec import parse_spec, spec_text

COUNT = 1000
GOAL = 500
# What differs from one spec to the next, so that nothing is fast only because it was met before.
VARIED = {
    "order-charge": "order-charge-{n}",
    "orders:": "orders_{n}:",
    "Charge each order": "Charge order {n}",
    "20/s": "{n}/min",
    "400/s": "4{n:03}/s",
    "4 KB": "1{n:03} bytes",
    "800 ms": "1{n:03} ms",
    "at_a_time: 20": "at_a_time: 1{n:03}",
}


def varied(text: str, n: int) -> str:
    """Return the spec *text* with the names and numbers of `VARIED`, all of which it has, made the *n*-th."""
    for usual, other in VARIED.items():
        assert usual in text, f"the spec does not say {usual!r}"
        text = text.replace(usual, other.format(n=n))
    return text


def main() -> None:
    """Print specs a second, and what each stage takes of it."""
    text = Path(sys.argv[1]).read_text(encoding="utf-8")
    specs = [varied(text, n).encode() for n in range(COUNT)]
    quiet_collector()
    catalog.every_choice()
    spent = dict.fromkeys(("read", "decide", "plan", "render"), 0.0)
    begin = time.process_time()
    for number, data in enumerate(specs):
        t0 = time.process_time()
        spec_file = parse_spec(yamlfile.read(data, f"{number}.yaml"))
        t1 = time.process_time()
        decided = pipeline.decisions(spec_file)
        t2 = time.process_time()
        module = plan(spec_file.spec, spec_file.needs, decided, spec_file.where, spec_text(spec_file))
        t3 = time.process_time()
        render(module)
        t4 = time.process_time()
        for stage, seconds in zip(spent, (t1 - t0, t2 - t1, t3 - t2, t4 - t3), strict=True):
            spent[stage] += seconds
    rate = COUNT / (time.process_time() - begin)
    verdict = "met" if rate >= GOAL else "NOT MET"
    print(f"\nOne process, {COUNT} specs, without the disk: {rate:.0f}/s   goal: at least {GOAL}/s   {verdict}")
    for stage, seconds in spent.items():
        print(f"  {stage:<28} {seconds / COUNT * 1000:7.2f} ms a spec")


if __name__ == "__main__":
    main()
