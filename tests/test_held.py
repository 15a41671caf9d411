"""What is said to force a new resource does so in the provider: planned offline, from a state as it was before."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.terraform_harness import Root
from trigscaffold.upkeep.held import HOLDS

pytestmark = pytest.mark.slow

ARN = "arn:aws:{}:eu-west-1:123456789012:{}"
# What each type must have beside the argument that changes.
NEEDED: dict[str, dict[str, Any]] = {
    "aws_dynamodb_table": {
        "name": "t",
        "hash_key": "one",
        "billing_mode": "PAY_PER_REQUEST",
        "attribute": [{"name": "one", "type": "S"}],
    },
    "aws_kinesis_stream": {"name": "s", "shard_count": 1},
    "aws_cloudwatch_event_archive": {"name": "a", "event_source_arn": ARN.format("events", "event-bus/a")},
    "aws_cognito_user_pool": {"name": "p"},
    "aws_efs_file_system": {"encrypted": True},
    "aws_docdb_cluster": {
        "cluster_identifier": "c",
        "master_username": "somebody",
        "master_password": "once-upon-a-time",
        "storage_encrypted": True,
        "skip_final_snapshot": True,
    },
    "aws_msk_cluster": {
        "cluster_name": "c",
        "kafka_version": "3.6.0",
        "number_of_broker_nodes": 2,
        "broker_node_group_info": [
            {"client_subnets": ["a", "b"], "instance_type": "kafka.m5.large", "security_groups": ["c"]}
        ],
    },
    "aws_mq_broker": {
        "broker_name": "b",
        "engine_type": "ActiveMQ",
        "engine_version": "5.18",
        "host_instance_type": "mq.t3.micro",
        "user": [{"username": "somebody", "password": "once-upon-a-time"}],
    },
}
# Before and after, where another text would not be allowed.
VALUES: dict[str, tuple[Any, Any]] = {
    "fifo_queue": (False, True),
    "object_lock_enabled": (False, True),
    "multi_region": (False, True),
    "encrypted": (False, True),
    "storage_encrypted": (False, True),
    "hash_key": ("two", "one"),
    "range_key": ("one", "two"),
    "log_group_class": ("STANDARD", "INFREQUENT_ACCESS"),
    "event_source_arn": (ARN.format("events", "event-bus/a"), ARN.format("events", "event-bus/b")),
    "customer_master_key_spec": ("SYMMETRIC_DEFAULT", "RSA_2048"),
    "key_usage": ("ENCRYPT_DECRYPT", "SIGN_VERIFY"),
    "alias_attributes": (["email"], ["phone_number"]),
    "username_attributes": (["email"], ["phone_number"]),
    "kms_key_id": (ARN.format("kms", f"key/{'a' * 8}-0000-0000-0000-000000000000"), ARN.format("kms", "alias/b")),
    "engine_type": ("RabbitMQ", "ActiveMQ"),
    "deployment_mode": ("SINGLE_INSTANCE", "ACTIVE_STANDBY_MULTI_AZ"),
}
PROVIDER = {
    "region": "eu-west-1",
    "access_key": "test",
    "secret_key": "test",
    "skip_credentials_validation": True,
    "skip_requesting_account_id": True,
    "skip_metadata_api_check": True,
}


def changes() -> Iterator[tuple[str, str, Any, Any]]:
    for kind, (_, forcing) in HOLDS.items():
        for argument in forcing:
            yield kind, argument, *VALUES.get(argument, ("one", "two"))


def configuration() -> dict[str, Any]:
    """Return a root with each argument as it is after its change, in a resource that is called after it."""
    resources: dict[str, dict[str, Any]] = {}
    for kind, argument, _, after in changes():
        block = {**NEEDED.get(kind, {}), argument: after}
        if argument == "range_key":
            block["attribute"] = [*block["attribute"], {"name": after, "type": "S"}]
        resources.setdefault(kind, {})[argument] = block
    return {
        "terraform": {"required_providers": {"aws": {"source": "hashicorp/aws"}}},
        "provider": {"aws": PROVIDER},
        "resource": resources,
    }


def state() -> dict[str, Any]:
    """Return the state of that root, with each argument as it was before."""
    resources = []
    for kind, argument, before, _ in changes():
        kept = {k: v for k, v in NEEDED.get(kind, {}).items() if k not in ("user", "attribute")}
        resources.append(
            {
                "mode": "managed",
                "type": kind,
                "name": argument,
                "provider": 'provider["registry.terraform.io/hashicorp/aws"]',
                "instances": [
                    {
                        "schema_version": 1 if kind in ("aws_dynamodb_table", "aws_kinesis_stream") else 0,
                        "attributes": {"id": "x", **kept, argument: before},
                    }
                ],
            }
        )
    return {
        "version": 4,
        "terraform_version": "1.9.0",
        "serial": 1,
        "lineage": "x",
        "outputs": {},
        "resources": resources,
    }


def test_what_is_said_to_force_a_new_resource_does(terraform_binary: Path, tmp_path: Path) -> None:
    (tmp_path / "main.tf.json").write_text(json.dumps(configuration(), indent=1))
    (tmp_path / "terraform.tfstate").write_text(json.dumps(state()))
    root = Root(tmp_path, terraform_binary)
    root.init()
    root.run("plan", "-refresh=false", "-out=plan.bin", "-no-color")

    planned = {
        (one["type"], one["name"]): [path[0] for path in one["change"].get("replace_paths", [])]
        for one in root.shown("plan.bin")["resource_changes"]
    }

    wrong = [(kind, argument) for kind, argument, _, _ in changes() if argument not in planned[kind, argument]]
    assert wrong == []
