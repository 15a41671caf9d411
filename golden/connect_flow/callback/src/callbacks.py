"""What the function answers a flow. This is the file to edit."""

import os

from aws_lambda_powertools import Logger
from aws_lambda_powertools.utilities.data_classes.connect_contact_flow_event import ConnectContactFlowEvent
from aws_lambda_powertools.utilities.idempotency import DynamoDBPersistenceLayer, IdempotencyConfig, idempotent_function

logger = Logger(child=True)

# Amazon Connect tries again within seconds; the same contact asking for the same later gets its answer anew.
store = DynamoDBPersistenceLayer(table_name=os.environ["IDEMPOTENCY_TABLE"])
once = IdempotencyConfig(
    event_key_jmespath="[Details.ContactData.ContactId, Details.Parameters]",
    raise_on_no_idempotency_key=True,
    expires_after_seconds=60,
)


@idempotent_function(data_keyword_argument="contact", persistence_store=store, config=once)
def answer(contact: ConnectContactFlowEvent) -> dict[str, str]:
    """Return what the flow reads as $.External.NAME. Whatever is raised here is the block's Error branch."""
    caller = contact.contact_data.customer_endpoint  # nobody's number in a chat, task or e-mail
    customer = contact.parameters.get("customerId", "")
    logger.info("contact asks", extra={"contact_id": contact.contact_data.contact_id, "customer": customer})
    return {"customerId": customer, "callerKnown": "true" if caller else "false"}
