"""moto's server with the few calls it lacks that the AWS provider makes.

``python -m tests.emulator_server -p PORT``
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl

import moto.apigateway.models
import moto.apigatewayv2.models
import moto.awslambda.models
import moto.codecommit.models
import moto.codepipeline.models
import moto.core.responses
import moto.core.utils
import moto.sqs.models
from moto.apigateway.responses import APIGatewayResponse
from moto.awslambda import urls as lambda_urls
from moto.awslambda.exceptions import FunctionAlreadyExists, InvalidParameterValueException, LambdaClientError
from moto.awslambda.responses import LambdaResponse
from moto.awslambda_simple.models import lambda_simple_backends
from moto.cloudformation.custom_model import CustomModel
from moto.cloudfront.models import DefaultCacheBehaviour, ViewerCertificate
from moto.codecommit.responses import CodeCommitResponse
from moto.connect import urls as connect_urls
from moto.connect.responses import ConnectResponse
from moto.core.responses import ActionResult
from moto.dynamodb.models import dynamodb_backends
from moto.events.models import EventsBackend
from moto.iot.responses import IoTResponse
from moto.kinesis.models import kinesis_backends
from moto.kinesis.responses import KinesisResponse
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, MotoRequestHandler
from moto.s3.responses import S3Response
from moto.server import main
from moto.ses.responses import EmailResponse
from moto.sns.responses import SNSResponse
from moto.sqs.models import Queue, SQSBackend, sqs_backends
from moto.stepfunctions.responses import StepFunctionResponse

from tests import emulator_memory, emulator_speed
from tests.emulator_cache_policies import CachePolicies
from tests.emulator_schemas import Schemas


class NotProvisioned(LambdaClientError):
    """There is no provisioned concurrency."""

    code = 404

    def __init__(self) -> None:
        super().__init__("ProvisionedConcurrencyConfigNotFoundException", "No Provisioned Concurrency Config found")


def keep_redrive_allow_policy(queue: Any) -> None:
    """Store RedriveAllowPolicy, until it is set to ""; setting one attribute must not reset the queue's policy."""
    set_attributes = queue._set_attributes

    def without_reset(self: Any, attributes: dict[str, Any], now: float | None = None) -> None:
        policy = getattr(self, "policy", None)
        set_attributes(self, attributes, now)
        if "Policy" not in attributes:
            self.policy = policy
        self.redrive_allow_policy = self.redrive_allow_policy or None

    queue.redrive_allow_policy = None
    queue.BASE_ATTRIBUTES = [*queue.BASE_ATTRIBUTES, "RedriveAllowPolicy"]
    queue._set_attributes = without_reset


def answer_step_functions(responses: Any) -> None:
    """Accept every definition; there are no versions."""
    responses.validate_state_machine_definition = lambda _: ActionResult({"result": "OK", "diagnostics": []})
    responses.list_state_machine_versions = lambda _: ActionResult({"stateMachineVersions": []})


def keep_tags_of_rules(responses: Any) -> None:
    """Keep the tags of an IoT rule, which come in a header."""
    kept: dict[str, list[dict[str, str]]] = {}
    create = responses.create_topic_rule

    def with_tags(self: Any) -> Any:
        sent = parse_qsl(self.headers.get("x-amz-tagging", ""))
        kept[self._get_param("ruleName")] = [{"Key": key, "Value": value} for key, value in sent]
        return create(self)

    def tags(self: Any) -> ActionResult:
        return ActionResult({"tags": kept.get(self._get_param("resourceArn").rpartition("/")[2], [])})

    responses.create_topic_rule, responses.list_tags_for_resource = with_tags, tags


def look_for_functions_without_docker(models: Any) -> None:
    """SES and CloudFormation look for a function only among those that docker runs."""
    models.lambda_backends = lambda_simple_backends


def map_aliases_and_consumers(backend: Any) -> None:
    """A mapping keeps the alias that it invokes, and may read a stream's consumer, which has to exist."""
    create = backend.create_event_source_mapping

    def as_asked(self: Any, spec: dict[str, Any]) -> Any:
        source, function = spec["EventSourceArn"], spec["FunctionName"]
        stream, is_consumer, _ = source.partition("/consumer/")
        if is_consumer:
            kinesis_backends[self.account_id][self.region_name].describe_stream_consumer("", "", source)
        mapping = create(self, spec | {"EventSourceArn": stream if is_consumer else source})
        mapping.event_source_arn = source
        if function.startswith("arn:"):
            mapping.function_arn = function
        return mapping

    backend.create_event_source_mapping = as_asked


def provision_concurrency(responses: Any) -> None:
    """Keep an alias's provisioned concurrency, which is there at once.

    Source: https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html, "You can't allocate more
    provisioned concurrency than reserved concurrency for a function"
    """
    kept: dict[tuple[str, str], dict[str, Any]] = {}

    def place(self: Any) -> tuple[str, str]:
        return self.path.rsplit("/", 2)[-2], self._get_param("Qualifier")

    def put(self: Any) -> Any:
        function, alias = place(self)
        self.backend.get_alias(alias, function)
        wanted = self.json_body["ProvisionedConcurrentExecutions"]
        reserved = self.backend.get_function_concurrency(function)
        if reserved is not None and wanted > int(reserved):
            raise InvalidParameterValueException("more provisioned concurrency than reserved")
        numbers = {f"{what}ProvisionedConcurrentExecutions": wanted for what in ("Requested", "Allocated", "Available")}
        kept[function, alias] = {**numbers, "Status": "READY", "LastModified": "2025-01-01T00:00:00+0000"}
        return 202, {"status": 202}, json.dumps(kept[function, alias])

    def get(self: Any) -> Any:
        if place(self) not in kept:
            raise NotProvisioned
        return json.dumps(kept[place(self)])

    def delete(self: Any) -> Any:
        kept.pop(place(self))
        return 204, {"status": 204}, ""

    responses.put_provisioned_concurrency_config = put
    responses.get_provisioned_concurrency_config = get
    responses.delete_provisioned_concurrency_config = delete
    path = r"{0}/(?P<api_version>[^/]+)/functions/(?P<function_name>[\w_:%-]+)/provisioned-concurrency/?$"
    lambda_urls.url_paths[path] = responses.dispatch


def escape_policies(api: Any) -> None:
    """A REST API's policy comes back escaped once more: https://github.com/localstack/localstack/issues/3325."""
    to_dict = api.to_dict

    def escaped(self: Any) -> dict[str, Any]:
        policy = json.dumps(self.policy)[1:-1].replace("/", r"\/") if self.policy else None
        return {**to_dict(self), self.PROP_POLICY: policy}

    api.to_dict = escaped


def keep_cache_keys(responses: Any) -> None:
    """Store what a REST API's answers are cached by."""
    put = responses.put_integration

    def with_cache_keys(self: Any) -> Any:
        answer = put(self)
        _, _, api, _, resource, _, method, _ = self.path.split("/")
        integration = self.backend.get_integration(api, resource, method)
        integration.cache_key_parameters = self._get_param("cacheKeyParameters") or []
        return answer

    responses.put_integration = with_cache_keys


def make_domains_available(domain: Any) -> None:
    """An HTTP API's domain name is there at once, and asks its callers for no certificate unless it was told to."""
    to_json = domain.to_json

    def available(self: Any) -> dict[str, Any]:
        status = {"domainNameStatus": "AVAILABLE"}
        configurations = [given | status for given in self.domain_name_configurations]
        asked = self.mutual_tls_authentication or None
        return {**to_json(self), "domainNameConfigurations": configurations, "mutualTlsAuthentication": asked}

    domain.to_json = available


def find_partners_buses(backend: Any) -> None:
    """The name of a partner's bus has slashes."""
    normalize, list_tags = backend._normalize_event_bus_arn, backend.list_tags_for_resource

    def normalize_whole(self: Any, name: str | None) -> Any:
        return name if name in self.event_buses else normalize(self, name)

    def list_tags_of_whole(self: Any, arn: str) -> Any:
        is_bus = arn.partition(":event-bus/")[2] in self.event_buses
        return self.tagger.list_tags_for_resource(arn) if is_bus else list_tags(self, arn)

    backend._normalize_event_bus_arn = normalize_whole
    backend.list_tags_for_resource = list_tags_of_whole


def associate_functions(responses: Any) -> None:
    """Keep which functions an instance of Connect may use; it has to exist."""
    kept: dict[str, list[str]] = {}

    def functions(self: Any) -> list[str]:
        id_ = self._get_instance_id()
        self.connect_backend.describe_instance(id_)
        return kept.setdefault(id_, [])

    def associate(self: Any) -> str:
        functions(self).append(self._get_param("FunctionArn"))
        return "{}"

    def disassociate(self: Any) -> str:
        functions(self).remove(self._get_param("functionArn"))
        return "{}"

    responses.associate_lambda_function = associate
    responses.disassociate_lambda_function = disassociate
    responses.list_lambda_functions = lambda self: json.dumps({"LambdaFunctions": functions(self)})
    path = "{0}/instance/(?P<InstanceId>[^/]+)/lambda-function"
    connect_urls.url_paths |= {f"{path}$": responses.dispatch, f"{path}s$": responses.dispatch}


def delete_receipt_rules(responses: Any) -> None:
    """Delete a rule by which SES takes mail."""

    def delete(self: Any) -> ActionResult:
        rule_set = self.backend.describe_receipt_rule_set(self._get_param("RuleSetName"))
        rule_set.rules = [rule for rule in rule_set.rules if rule["Name"] != self._get_param("RuleName")]
        return ActionResult({})

    responses.delete_receipt_rule = delete


def tell_the_time_in_seconds(*models: Any) -> None:
    """Services of this kind have a number for a time, and the provider reads nothing else."""

    def seconds(moment: datetime | None = None) -> float:
        return (moment or datetime.now()).timestamp()

    for model in models:
        model.iso_8601_datetime_with_milliseconds = seconds


def keep_triggers_of_repositories(responses: Any) -> None:
    """Keep what a repository sets off, all of it at once, its tags and its key."""
    triggers: dict[str, list[Any]] = {}
    create = responses.create_repository

    def repository(self: Any) -> Any:
        return self.codecommit_backend.get_repository(self._get_param("repositoryName"))

    def put(self: Any) -> str:
        triggers[repository(self)["Arn"]] = self._get_param("triggers", [])
        return json.dumps({"configurationId": "1"})

    def get(self: Any) -> str:
        return json.dumps({"configurationId": "1", "triggers": triggers.get(repository(self)["Arn"], [])})

    def with_tags(self: Any) -> Any:
        answer = create(self)
        kept = repository(self)
        kept["tags"] = self._get_param("tags", {})
        if key := self._get_param("kmsKeyId"):
            kept["kmsKeyId"] = key
        return answer

    def tags(self: Any) -> str:
        kept = self.codecommit_backend.get_repository(self._get_param("resourceArn").rsplit(":", 1)[1])
        return json.dumps({"tags": kept.get("tags", {})})

    responses.put_repository_triggers, responses.get_repository_triggers = put, get
    responses.create_repository, responses.list_tags_for_resource = with_tags, tags


def answer_custom_resources(model: Any) -> None:
    """Answer for the function of a custom resource, which runs nothing here; the stack would wait for it."""
    create = model.create_from_cloudformation_json

    def answered(*arguments: Any, **named: Any) -> Any:
        made = create(*arguments, **named)
        made.set_data({})
        return made

    model.create_from_cloudformation_json = answered


def answer_beside(dispatcher: Any, *services: Any) -> None:
    """Hand what is meant for one of *services*, which moto lacks, to it."""
    others = dispatcher.__call__

    def dispatch(self: Any, environ: dict[str, Any], start_response: Any) -> Any:
        service = next((one for one in services if one.is_meant(environ)), None)
        return service(environ, start_response) if service else others(self, environ, start_response)

    dispatcher.__call__ = dispatch


def create_once(responses: Any) -> None:
    """Answer a second creation of the same function as the first: its answer was lost on a busy machine."""
    create = responses.create_function

    def once(self: Any) -> Any:
        try:
            return create(self)
        except FunctionAlreadyExists:
            name = self.json_body["FunctionName"].rsplit(":", 1)[-1]
            made = self.backend.get_function(name, None).get_configuration(on_create=True)
            return 201, {"status": 201}, json.dumps(made)

    responses.create_function = once


def leave_polling_to_the_rehearsal(backend: Any) -> None:
    """Keep a mapping, but poll nothing for it: moto would hand each message to a function that does nothing."""
    create = backend.create_event_source_mapping

    def without_polling(self: Any, spec: dict[str, Any]) -> Any:
        mapping = create(self, spec)
        account, region = self.account_id, self.region_name
        kinds = (
            sqs_backends[account][region].queues,
            dynamodb_backends[account][region].tables,
            kinesis_backends[account][region].streams,
        )
        for source in (source for kind in kinds for source in kind.values()):
            source.lambda_event_source_mappings.clear()
        return mapping

    backend.create_event_source_mapping = without_polling


if __name__ == "__main__":
    keep_redrive_allow_policy(Queue)
    answer_step_functions(StepFunctionResponse)
    keep_tags_of_rules(IoTResponse)
    look_for_functions_without_docker(moto.awslambda.models)
    leave_polling_to_the_rehearsal(moto.awslambda.models.LambdaBackend)
    map_aliases_and_consumers(moto.awslambda.models.LambdaBackend)
    provision_concurrency(LambdaResponse)
    create_once(LambdaResponse)
    escape_policies(moto.apigateway.models.RestAPI)
    keep_cache_keys(APIGatewayResponse)
    make_domains_available(moto.apigatewayv2.models.DomainName)
    find_partners_buses(EventsBackend)
    associate_functions(ConnectResponse)
    delete_receipt_rules(EmailResponse)
    tell_the_time_in_seconds(moto.codecommit.models, moto.codepipeline.models)
    keep_triggers_of_repositories(CodeCommitResponse)
    answer_custom_resources(CustomModel)
    emulator_memory.keep_logging(moto.awslambda.models.LambdaFunction)
    emulator_memory.tell_redrive_policy_without_spaces(Queue)
    emulator_memory.tell_whether_a_bucket_sends_to_eventbridge(S3Response)
    emulator_memory.keep_throughput_scope(SNSResponse)
    emulator_memory.keep_tags_of_streams(KinesisResponse)
    emulator_memory.keep_functions_of_distributions(DefaultCacheBehaviour, ViewerCertificate)
    answer_beside(DomainDispatcherApplication, Schemas(), CachePolicies())
    emulator_speed.remember(DomainDispatcherApplication, "get_backend_for_host")
    emulator_speed.remember(moto.core.responses, "camelcase_to_underscores", "method_names_from_class")
    emulator_speed.remember(moto.sqs.models, "camelcase_to_underscores")
    emulator_speed.count_messages_at_once(Queue, SQSBackend, moto.core.utils.unix_time_millis)
    emulator_speed.log_no_requests(MotoRequestHandler)
    main()
