"""Choose the trigger.  Pure: needs and triggers in, a decision out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from trigscaffold import refusals
from trigscaffold.model import Choice, Decision, Needs, Ordering, Ranked, Verdict
from trigscaffold.rules import RULES

_CARRIES = next(rule for rule in RULES if rule.ID == "event")
# That a service has ended is said before anything else of it.
_RULES = sorted(RULES, key=lambda rule: rule.ID != "ended")


def judge(needs: Needs, choice: Choice, *, fully: bool = False) -> Ranked:
    """Return *choice* with what each rule says of it.

    What does not carry the event at all is weighed no further, unless *fully*: nobody looks for the limits of a
    bot where an object changed, and most triggers carry one kind of event only.
    """
    facts = choice.facts
    if not fully and (no := _CARRIES.check(needs, facts)):
        return Ranked(choice, (no,))
    rules = [*_RULES, *choice.rules] if choice.rules else _RULES
    return Ranked(choice, tuple([f for rule in rules if (f := rule.check(needs, facts)) is not None]))


def rank(needs: Needs, choices: Sequence[Choice]) -> tuple[Ranked, ...]:
    """Return all *choices*, the best first.

    What no rule rejects comes first, then what the fewest rules reject, and last what does not carry the
    event; among those most preferences, then the fewest parts to run and pay for, then the one that
    promises least beyond the needs, then its id.
    """
    asked = needs.event, needs.existing, needs.ordering, needs.once, needs.replay_s > 0
    carriers, foreign = _apart(tuple(choices), *asked)
    carrying = [judge(needs, choice) for choice in carriers]
    carrying.sort(key=lambda r: (*_verdicts(r), *_promises(needs, r)))
    return (*carrying, *foreign)


@lru_cache(maxsize=256)
def _apart(
    choices: tuple[Choice, ...], event: str, existing: str, ordering: Ordering, once: bool, replays: bool
) -> tuple[tuple[Choice, ...], tuple[Ranked, ...]]:
    """Return the *choices* that carry the event, and the others as they are ranked: by what these needs are alone."""
    needs = Needs(event, existing=existing, ordering=ordering, once=once, replay_s=int(replays))
    carriers = tuple(choice for choice in choices if _CARRIES.check(needs, choice.facts) is None)
    others = [judge(needs, choice) for choice in choices if choice not in carriers]
    return carriers, tuple(sorted(others, key=lambda r: _promises(needs, r)))


def _verdicts(ranked: Ranked) -> tuple[int, int]:
    verdicts = [f.verdict for f in ranked.findings]
    return verdicts.count(Verdict.REJECT), -verdicts.count(Verdict.PREFER)


def _promises(needs: Needs, ranked: Ranked) -> tuple[int, int, str]:
    facts = ranked.choice.facts
    beyond = (
        max(0, facts.ordering - needs.ordering)
        + (facts.deduplicates and not needs.once)
        + (facts.replay_s > 0 and not needs.replay_s)
    )
    return facts.parts, beyond, facts.id


def decide(
    needs: Needs, choices: Sequence[Choice], *, trigger: str = "auto", buffer: str = "auto", where: str = ""
) -> Decision:
    """Return the choice that meets *needs*; with *trigger* given, that one, whatever the rules say.

    Args:
        needs: What the function needs.
        choices: What there is (`trigscaffold.catalog.choices`).
        trigger: ``auto``, or the id of a source that somebody insists on; then the rules only warn.
        buffer: ``auto``, ``none``, or the id of the queue that somebody insists on; the source in
            front of it is still chosen by the rules.
        where: The place in the user's file, for messages.

    Raises:
        UserError: nothing fits (exit code 3), or *trigger* with *buffer* is not something there is.
    """
    ranking = rank(needs, choices)
    candidates = (r for r in ranking if r.choice.is_named(trigger, buffer))
    best = next(candidates, None)
    if best is None:
        raise refusals.no_such_choice(trigger, buffer, choices, where)
    if trigger == "auto" and best.rejected:
        raise refusals.no_trigger_fits(needs, [best, *candidates], where)
    chosen = best if trigger == "auto" else judge(needs, best.choice, fully=True)
    if chosen is not ranking[0]:
        ranking = (chosen, *(r for r in ranking if r is not best))
    return Decision(best.choice, ranking, forced=trigger != "auto")
