"""A turn of a conversation, and what may be answered to it: one method for each dialog action of Amazon Lex V2."""

from typing import Any, Literal, NotRequired, TypedDict

from aws_lambda_powertools.utilities.data_classes.common import DictWrapper


class Message(TypedDict):
    """What the bot says or writes. SSML is for voices alone."""

    contentType: Literal["PlainText", "SSML", "CustomPayload"]
    content: str


class Answer(TypedDict):
    """What Lex does next, and says."""

    sessionState: dict[str, Any]
    messages: NotRequired[list[Message]]


class Turn(DictWrapper):
    """One turn of a conversation, as Lex tells of it."""

    @property
    def hook(self) -> Literal["DialogCodeHook", "FulfillmentCodeHook"]:
        """Which code hook it is."""
        return self["invocationSource"]

    @property
    def session_id(self) -> str:
        """What the turns of one conversation have in common."""
        return self["sessionId"]

    @property
    def said(self) -> str:
        """What was said or written."""
        return self["inputTranscript"]

    @property
    def intent(self) -> str:
        """The name of the intent that Lex understood."""
        return self["sessionState"]["intent"]["name"]

    @property
    def confirmed(self) -> bool | None:
        """The answer to `confirm_intent`; None: nobody was asked."""
        return {"Confirmed": True, "Denied": False}.get(self["sessionState"]["intent"].get("confirmationState", ""))

    @property
    def attributes(self) -> dict[str, str]:
        """What the conversation remembers from turn to turn; change it, and the answer takes it along."""
        return self["sessionState"].setdefault("sessionAttributes", {})

    def slot(self, name: str) -> str | None:
        """Return the value of a slot as Lex understood it; None: not said yet."""
        slot = (self["sessionState"]["intent"].get("slots") or {}).get(name)
        return slot["value"]["interpretedValue"] if slot and slot.get("value") else None

    def elicit_slot(self, slot: str, *says: str) -> Answer:
        """Ask for a slot; without a message in the words of the bot's definition."""
        return self._answer({"type": "ElicitSlot", "slotToElicit": slot}, says, state="InProgress")

    def elicit_intent(self, *says: str) -> Answer:
        """Ask what the person wants: the conversation begins anew."""
        answer = self._answer({"type": "ElicitIntent"}, _needed(says))
        del answer["sessionState"]["intent"]
        return answer

    def confirm_intent(self, *says: str) -> Answer:
        """Ask yes or no before it is done."""
        return self._answer({"type": "ConfirmIntent"}, _needed(says), state="InProgress")

    def delegate(self) -> Answer:
        """Let Lex choose the next step from the bot's definition."""
        return self._answer({"type": "Delegate"}, ())

    def close(self, state: Literal["Fulfilled", "Failed"], *says: str) -> Answer:
        """End what the intent asked for; without a message in the words of the bot's definition."""
        return self._answer({"type": "Close"}, says, state=state)

    def _answer(self, action: dict[str, str], says: tuple[str, ...], state: str = "") -> Answer:
        given = self["sessionState"]
        intent = {**given["intent"], "state": state} if state else given["intent"]
        kept = {"activeContexts": given["activeContexts"]} if given.get("activeContexts") else {}
        kept["sessionAttributes"] = self.attributes  # also where nothing is left in it
        answer: Answer = {"sessionState": {**kept, "dialogAction": action, "intent": intent}}
        if says:
            answer["messages"] = [{"contentType": "PlainText", "content": text} for text in says]
        return answer


def _needed(says: tuple[str, ...]) -> tuple[str, ...]:
    if not says:
        raise ValueError("Lex has no words of its own for this question: give a message")
    return says
