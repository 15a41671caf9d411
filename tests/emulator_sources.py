"""What the cases attach to: it is in the emulator before the apply, and as it was after the destroy.

An example names it by its ARN, in an argument of its module.  `make_sources` reads those, makes each thing under
its name, and says what an argument has to be instead where AWS makes the id.  What there is to see of a thing is
its `Source.state`: the apply may change it, the destroy has to change it back.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar

import boto3

ARGUMENT = re.compile(r"^  (\w+) += (.+)$", re.MULTILINE)
LITERAL_ARN = re.compile(r'"arn:aws:[^"$]+"')
HOME = "eu-west-1"
LONGEST_TIMEOUT_S = 900


def read_arguments(example: str) -> dict[str, str]:
    """Return the arguments that the example gives its module, as they are written: ``"text"``, ``["a"]`` or ``5``."""
    block = re.search(r'^module "\w+" \{$(.*?)^\}$', example, re.MULTILINE | re.DOTALL)
    assert block, example
    return dict(ARGUMENT.findall(block[1]))


def write_arguments(example: str, arguments: Mapping[str, str]) -> str:
    """Return the example with these arguments instead of its own."""
    for name, raw in arguments.items():
        example = re.sub(rf"^(  {name} += ).+$", rf"\g<1>{raw}", example, flags=re.MULTILINE)
    return example


@dataclass
class Source(ABC):
    """One thing that exists already.

    Args:
        endpoint: The emulator.
        given: What the example calls it.
        match: `named` in that.
        arguments: All that the example which names it gives its module.
    """

    named: ClassVar[str]
    service: ClassVar[str]

    endpoint: str
    given: str
    match: re.Match[str]
    arguments: Mapping[str, str]
    made: str = field(init=False)
    before: Any = field(init=False)

    def __post_init__(self) -> None:
        self.made = self.make()
        self.before = self.state()

    @classmethod
    def fits(cls, arguments: Mapping[str, str]) -> bool:  # noqa: ARG003
        """Tell whether a thing of this name is meant, when its name does not say it."""
        return True

    @abstractmethod
    def make(self) -> Any:
        """Make it; return what AWS calls it."""

    @abstractmethod
    def state(self) -> Any:
        """Return what there is to see of it: all that a module could change or leave behind.  Fails once it is gone."""

    def corrected(self, arguments: Mapping[str, str]) -> dict[str, str]:
        """Return those of an example's arguments that are about it, with the name that AWS gave it."""
        return {name: raw.replace(self.given, self.made) for name, raw in arguments.items() if self.given in raw}

    @cached_property
    def client(self) -> Any:
        return self.client_of(self.service)

    def client_of(self, service: str) -> Any:
        region = self.match.groupdict().get("region", HOME)
        keys = {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
        return boto3.client(service, endpoint_url=self.endpoint, region_name=region, **keys)

    def mappings(self) -> list[str]:
        """Return the functions that read it."""
        found = self.client_of("lambda").list_event_source_mappings(EventSourceArn=self.made)
        return sorted(mapping["FunctionArn"] for mapping in found["EventSourceMappings"])


class Queue(Source):
    """A queue, with the redrive policy that the example says it has."""

    named = r"arn:aws:sqs:(?P<region>[^:]+):\d+:(?P<name>[\w.-]+)"
    service = "sqs"

    def make(self) -> Any:
        attributes = {}
        if named := self.arguments.get(self._prefix + "_dead_letter_queue_arn"):
            dead_letter = named.strip('"')
            self._create(dead_letter.rsplit(":", 1)[1], {})
            receives = int(self.arguments.get(self._prefix + "_max_receive_count", "5"))
            attributes["RedrivePolicy"] = json.dumps({"deadLetterTargetArn": dead_letter, "maxReceiveCount": receives})
        self._create(self.match["name"], attributes)
        return self.given

    @property
    def _prefix(self) -> str:
        """Return what the names of the arguments about it begin with."""
        (name,) = (name for name, raw in self.arguments.items() if raw == f'"{self.given}"')
        return name.removesuffix("_queue_arn")

    def _create(self, name: str, attributes: dict[str, str]) -> None:
        """Create a queue; AWS does nothing when there is the same one already."""
        common = {"VisibilityTimeout": str(6 * LONGEST_TIMEOUT_S)} | (
            {"FifoQueue": "true"} if name.endswith(".fifo") else {}
        )
        self.client.create_queue(QueueName=name, Attributes=common | attributes)

    def state(self) -> Any:
        url = self.client.get_queue_url(QueueName=self.match["name"])["QueueUrl"]
        wanted = ["Policy", "RedrivePolicy", "VisibilityTimeout", "DelaySeconds"]
        return self.client.get_queue_attributes(QueueUrl=url, AttributeNames=wanted)["Attributes"], self.mappings()


class Topic(Source):
    named = r"arn:aws:sns:(?P<region>[^:]+):\d+:(?P<name>[\w.-]+)"
    service = "sns"

    def make(self) -> Any:
        attributes = {"FifoTopic": "true"} if self.match["name"].endswith(".fifo") else {}
        return self.client.create_topic(Name=self.match["name"], Attributes=attributes)["TopicArn"]

    def state(self) -> Any:
        policy = self.client.get_topic_attributes(TopicArn=self.made)["Attributes"]["Policy"]
        found = self.client.list_subscriptions_by_topic(TopicArn=self.made)["Subscriptions"]
        return policy, sorted(one["Endpoint"] for one in found)


class Bucket(Source):
    named = r"arn:aws:s3:::(?P<name>[a-z0-9.-]+)"
    service = "s3"

    def make(self) -> Any:
        self.client.create_bucket(Bucket=self.match["name"], CreateBucketConfiguration={"LocationConstraint": HOME})
        return self.given

    def state(self) -> Any:
        found = self.client.get_bucket_notification_configuration(Bucket=self.match["name"])
        return {kind: value for kind, value in found.items() if kind != "ResponseMetadata"}


class TableStream(Source):
    """A table with a stream, whose label AWS makes."""

    named = r"arn:aws:dynamodb:(?P<region>[^:]+):\d+:table/(?P<name>[\w.-]+)/stream/[^\"]+"
    service = "dynamodb"

    def make(self) -> Any:
        table = self.client.create_table(
            TableName=self.match["name"],
            AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
            KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
            BillingMode="PAY_PER_REQUEST",
            StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"},
        )
        return table["TableDescription"]["LatestStreamArn"]

    def state(self) -> Any:
        table = self.client.describe_table(TableName=self.match["name"])["Table"]
        return table["LatestStreamArn"], table["StreamSpecification"], self.mappings()


class DataStream(Source):
    named = r"arn:aws:kinesis:(?P<region>[^:]+):\d+:stream/(?P<name>[\w.-]+)"
    service = "kinesis"

    def make(self) -> Any:
        self.client.create_stream(StreamName=self.match["name"], ShardCount=2)
        return self.given

    def state(self) -> Any:
        found = self.client.describe_stream_summary(StreamName=self.match["name"])["StreamDescriptionSummary"]
        return found["RetentionPeriodHours"], found["OpenShardCount"], self.mappings()


class Bus(Source):
    named = r"arn:aws:events:(?P<region>[^:]+):\d+:event-bus/(?P<name>[^\"]+)"
    service = "events"

    def make(self) -> Any:
        return self.client.create_event_bus(Name=self.match["name"])["EventBusArn"]

    def state(self) -> Any:
        bus = self.client.describe_event_bus(Name=self.match["name"])
        rules = self.client.list_rules(EventBusName=self.match["name"])["Rules"]
        archives = self.client.list_archives(EventSourceArn=self.made)["Archives"]
        return bus.get("Policy"), sorted(r["Name"] for r in rules), sorted(a["ArchiveName"] for a in archives)


class PartnerSource(Source):
    """A partner's event source, which the partner makes for an account."""

    named = r"aws\.partner/[\w.-]+/(?P<account>\d{12})/\w+"
    service = "events"

    def make(self) -> Any:
        self.client.create_partner_event_source(Name=self.given, Account=self.match["account"])
        return self.given

    def state(self) -> Any:
        return self.client.describe_event_source(Name=self.given)["State"]


class Repository(Source):
    named = r"arn:aws:codecommit:(?P<region>[^:]+):\d+:(?P<name>[\w.-]+)"
    service = "codecommit"

    def make(self) -> Any:
        return self.client.create_repository(repositoryName=self.match["name"])["repositoryMetadata"]["Arn"]

    def state(self) -> Any:
        return self.client.get_repository_triggers(repositoryName=self.match["name"])["triggers"]


class Api(Source):
    named = r"arn:aws:execute-api:(?P<region>[^:]+):\d+:(?P<id>\w+)"

    @property
    def id(self) -> str:
        return self.made.rsplit(":", 1)[1]

    def called(self, id_: str) -> str:
        return self.given.removesuffix(self.match["id"]) + id_


class HttpApi(Api):
    service = "apigatewayv2"

    @classmethod
    def fits(cls, arguments: Mapping[str, str]) -> bool:
        return not RestApi.fits(arguments)

    def make(self) -> Any:
        return self.called(self.client.create_api(Name="existing", ProtocolType="HTTP")["ApiId"])

    def state(self) -> Any:
        lists = (self.client.get_routes, self.client.get_integrations)  # the emulator does not list authorizers
        return self.client.get_api(ApiId=self.id)["Name"], *(each(ApiId=self.id)["Items"] for each in lists)


class RestApi(Api):
    """A REST API, whose resource / an example names by its id."""

    service = "apigateway"
    ROOT = "_root_resource_id"

    @classmethod
    def fits(cls, arguments: Mapping[str, str]) -> bool:
        return any(name.endswith(cls.ROOT) for name in arguments)

    def make(self) -> Any:
        return self.called(self.client.create_rest_api(name="existing")["id"])

    def corrected(self, arguments: Mapping[str, str]) -> dict[str, str]:
        root = self.client.get_rest_api(restApiId=self.id)["rootResourceId"]
        roots = {name: f'"{root}"' for name in arguments if name.endswith(self.ROOT)}
        return super().corrected(arguments) | roots

    def state(self) -> Any:
        calls = ("get_resources", "get_authorizers", "get_request_validators", "get_models")
        return [getattr(self.client, call)(restApiId=self.id)["items"] for call in calls]


class Function(Source):
    """A function, such as one that decides who may call."""

    named = r"arn:aws:lambda:(?P<region>[^:]+):\d+:function:(?P<name>[\w-]+)"
    service = "lambda"

    def make(self) -> Any:
        trust = {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "lambda.amazonaws.com"}}
        document = json.dumps({"Version": "2012-10-17", "Statement": [trust]})
        iam = self.client_of("iam")
        role = iam.create_role(RoleName=self.match["name"], AssumeRolePolicyDocument=document)["Role"]["Arn"]
        package = io.BytesIO()
        with zipfile.ZipFile(package, "w") as archive:
            archive.writestr("entry.py", "def handle(event, context): ...\n")
        return self.client.create_function(
            FunctionName=self.match["name"],
            Runtime="python3.13",
            Handler="entry.handle",
            Role=role,
            Code={"ZipFile": package.getvalue()},
        )["FunctionArn"]

    def state(self) -> Any:
        function = self.client.get_function(FunctionName=self.match["name"])["Configuration"]["FunctionArn"]
        try:
            policy = json.loads(self.client.get_policy(FunctionName=self.match["name"])["Policy"])["Statement"]
        except self.client.exceptions.ResourceNotFoundException:
            policy = []
        return function, policy


class WebAcl(Source):
    """A web ACL, whose id AWS makes."""

    named = r"arn:aws:wafv2:(?P<region>[^:]+):\d+:regional/webacl/(?P<name>[\w-]+)/[\w-]+"
    service = "wafv2"

    def make(self) -> Any:
        seen = {"SampledRequestsEnabled": False, "CloudWatchMetricsEnabled": False, "MetricName": "existing"}
        allow: dict[str, Any] = {"Allow": {}}
        acl = self.client.create_web_acl(
            Name=self.match["name"], Scope="REGIONAL", DefaultAction=allow, VisibilityConfig=seen
        )
        return acl["Summary"]["ARN"]

    def state(self) -> Any:
        name, id_ = self.made.split("/")[-2:]
        return self.client.get_web_acl(Name=name, Scope="REGIONAL", Id=id_)["WebACL"]["Name"]


class Certificate(Source):
    """A certificate, whose id AWS makes."""

    named = r"arn:aws:acm:(?P<region>[^:]+):\d+:certificate/[\w-]+"
    service = "acm"

    def make(self) -> Any:
        return self.client.request_certificate(DomainName="*.example.com")["CertificateArn"]

    def state(self) -> Any:
        return self.client.describe_certificate(CertificateArn=self.made)["Certificate"]["DomainName"]


class UserPool(Source):
    """A user pool, whose id AWS makes."""

    named = r"arn:aws:cognito-idp:(?P<region>[^:]+):\d+:userpool/[\w-]+"
    service = "cognito-idp"

    def make(self) -> Any:
        return self.client.create_user_pool(PoolName="existing")["UserPool"]["Arn"]

    def state(self) -> Any:
        return self.client.describe_user_pool(UserPoolId=self.made.rsplit("/", 1)[1])["UserPool"]["Name"]


class EmailIdentity(Source):
    """A domain that mail may be sent from."""

    named = r"arn:aws:ses:(?P<region>[^:]+):\d+:identity/(?P<name>[\w.-]+)"
    service = "ses"

    def make(self) -> Any:
        self.client.verify_domain_identity(Domain=self.match["name"])
        return self.given

    def state(self) -> Any:
        found = self.client.get_identity_verification_attributes(Identities=[self.match["name"]])
        return found["VerificationAttributes"][self.match["name"]]["VerificationStatus"]


class DeliveryStream(Source):
    named = r"arn:aws:firehose:(?P<region>[^:]+):\d+:deliverystream/(?P<name>[\w.-]+)"
    service = "firehose"

    def make(self) -> Any:
        goes_to = {"RoleARN": "arn:aws:iam::123456789012:role/any", "BucketARN": "arn:aws:s3:::any"}
        made = self.client.create_delivery_stream(
            DeliveryStreamName=self.match["name"], ExtendedS3DestinationConfiguration=goes_to
        )
        return made["DeliveryStreamARN"]

    def state(self) -> Any:
        found = self.client.describe_delivery_stream(DeliveryStreamName=self.match["name"])
        return found["DeliveryStreamDescription"]["Destinations"]


class StateMachine(Source):
    named = r"arn:aws:states:(?P<region>[^:]+):\d+:stateMachine:(?P<name>[\w-]+)"
    service = "stepfunctions"

    def make(self) -> Any:
        definition = json.dumps({"StartAt": "Done", "States": {"Done": {"Type": "Succeed"}}})
        role = "arn:aws:iam::123456789012:role/any"
        made = self.client.create_state_machine(name=self.match["name"], definition=definition, roleArn=role)
        return made["stateMachineArn"]

    def state(self) -> Any:
        found = self.client.describe_state_machine(stateMachineArn=self.made)
        return found["definition"], found["roleArn"]


class Role(Source):
    """A role, which an example names by its name."""

    named = r'(?<=_role_name = ")[\w-]+'
    service = "iam"

    def make(self) -> Any:
        document = json.dumps({"Version": "2012-10-17", "Statement": []})
        self.client.create_role(RoleName=self.given, AssumeRolePolicyDocument=document)
        return self.given

    def state(self) -> Any:
        attached = self.client.list_attached_role_policies(RoleName=self.given)["AttachedPolicies"]
        return self.client.list_role_policies(RoleName=self.given)["PolicyNames"], attached


class ContactCentre(Source):
    """An instance of Connect, whose id AWS makes."""

    named = r"arn:aws:connect:(?P<region>[^:]+):\d+:instance/[\w-]+"
    service = "connect"

    def make(self) -> Any:
        made = self.client.create_instance(
            IdentityManagementType="CONNECT_MANAGED", InboundCallsEnabled=True, OutboundCallsEnabled=True
        )
        return made["Arn"]

    def state(self) -> Any:
        return self.client.list_lambda_functions(InstanceId=self.made.rsplit("/", 1)[1])["LambdaFunctions"]


class LogGroup(Source):
    named = r"arn:aws:logs:(?P<region>[^:]+):\d+:log-group:(?P<name>[\w/.-]+)"
    service = "logs"

    def make(self) -> Any:
        self.client.create_log_group(logGroupName=self.match["name"])
        return self.given

    def state(self) -> Any:
        found = self.client.describe_subscription_filters(logGroupName=self.match["name"])["subscriptionFilters"]
        return sorted(one["filterName"] for one in found)


class Listener(Source):
    """A listener of a load balancer, whose id AWS makes."""

    named = r"arn:aws:elasticloadbalancing:(?P<region>[^:]+):\d+:listener/app/(?P<name>[\w-]+)/\w+/\w+"
    service = "elbv2"

    def make(self) -> Any:
        default = {"Name": "default-for-az", "Values": ["true"]}
        subnets = [found["SubnetId"] for found in self.client_of("ec2").describe_subnets(Filters=[default])["Subnets"]]
        balancer = self.client.create_load_balancer(Name=self.match["name"], Subnets=subnets)["LoadBalancers"][0]
        answer = {"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404"}}
        made = self.client.create_listener(
            LoadBalancerArn=balancer["LoadBalancerArn"], Protocol="HTTP", Port=80, DefaultActions=[answer]
        )
        return made["Listeners"][0]["ListenerArn"]

    def state(self) -> Any:
        return self.client.describe_rules(ListenerArn=self.made)["Rules"]


class Named(Source):
    """What a module only names, in a policy or a permission.  It is not made: no call of the module's reaches it."""

    named = (
        r"arn:aws:lex:[^:]+:\d+:bot-alias/\w+/\w+"
        r"|arn:aws:codepipeline:[^:]+:\d+:\w+"
        r"|arn:aws:codeconnections:[^:]+:\d+:connection/[\w-]+"
        r"|arn:aws:cloudfront::\d+:distribution/\w+"
    )
    service = ""

    def make(self) -> Any:
        return self.given

    def state(self) -> Any:
        return None


KINDS: tuple[type[Source], ...] = (
    *(Queue, Topic, Bucket, TableStream, DataStream, Bus, PartnerSource, Repository, HttpApi, RestApi, Function),
    *(WebAcl, Certificate, UserPool, EmailIdentity, DeliveryStream, StateMachine, Role, ContactCentre, Listener),
    *(LogGroup, Named),
)


@dataclass(frozen=True)
class Sources:
    """All that was made.

    Args:
        of: What each golden's example names.
        examples: Each golden's example, which calls them as AWS does.
    """

    of: Mapping[Path, list[Source]]
    examples: Mapping[Path, str]

    def changed(self) -> list[str]:
        """Return what is not as it was made; fail when something is gone."""
        every = [source for sources in self.of.values() for source in sources]
        return sorted({source.given for source in every if source.state() != source.before})


def make_sources(examples: Mapping[Path, str], endpoint: str) -> Sources:
    """Make what the goldens' examples name, each once."""
    made: dict[tuple[type[Source], str], Source] = {}
    of: dict[Path, list[Source]] = {}
    written: dict[Path, str] = {}
    for golden, text in examples.items():
        arguments = read_arguments(text)
        of[golden] = []
        corrected: dict[str, str] = {}
        for kind, match in named_in(arguments):
            source = made.get((kind, match[0])) or kind(endpoint, match[0], match, arguments)
            made[kind, match[0]] = source
            of[golden].append(source)
            corrected |= source.corrected(arguments | corrected)
        written[golden] = write_arguments(text, corrected)
    return Sources(of, written)


def named_in(arguments: Mapping[str, str]) -> list[tuple[type[Source], re.Match[str]]]:
    """Return what the arguments of an example name, each once; fail on an ARN of no kind that is known."""
    kinds = [kind for kind in KINDS if kind.fits(arguments)]
    found = []
    for name, raw in arguments.items():
        text = f"{name} = {raw}"
        matches = [(kind, match) for kind in kinds for match in re.finditer(kind.named, text)]
        assert matches or not LITERAL_ARN.search(raw), f"there is no kind of source for {text}"
        found += matches
    return found
