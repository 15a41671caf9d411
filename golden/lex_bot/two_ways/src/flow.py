"""What the function answers a flow. This is the file to edit."""

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.data_classes.connect_contact_flow_event import ConnectContactFlowEvent

logger = Logger(child=True)


def answer(contact: ConnectContactFlowEvent) -> dict[str, str]:
    """Return what the flow reads as $.External.NAME. Whatever is raised here is the block's Error branch."""
    caller = contact.contact_data.customer_endpoint  # nobody's number in a chat, task or e-mail
    customer = contact.parameters.get("customerId", "")
    logger.info("contact asks", extra={"contact_id": contact.contact_data.contact_id, "customer": customer})
    return {"customerId": customer, "callerKnown": "true" if caller else "false"}
