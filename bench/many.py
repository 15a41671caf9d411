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


def main() -> None:
    """Print specs a second, and what each stage takes of it."""
    text = Path(sys.argv[1]).read_text(encoding="utf-8")
    specs = [text.replace("order-charge", f"order-charge-{n}").encode() for n in range(COUNT)]
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
