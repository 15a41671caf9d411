"""EventBridge's schema registries, which moto lacks: registries, schemas and discoverers, by the path of their API.

Source: https://docs.aws.amazon.com/eventbridge/latest/schema-reference/
"""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import unquote

from moto.events.models import events_backends
from werkzeug.wrappers import Request, Response

ACCOUNT = "123456789012"
CREDENTIAL = re.compile(r"Credential=[^/]+/\d+/(?P<region>[^/]+)/(?P<service>[^/]+)/")
NAME = re.compile(r"/v1/registries/name/(?P<registry>[^/]+)(?:/schemas/name/(?P<schema>[^/]+))?$")
DISCOVERERS = "/v1/discoverers"


class Refusal(Exception):
    """What AWS answers instead: its error's name and status."""

    def __init__(self, status: int, name: str, message: str) -> None:
        super().__init__(message)
        self.status, self.name = status, name


class Schemas:
    """The service, as a WSGI application.  *kept*: what was created, by its path."""

    def __init__(self) -> None:
        self.kept: dict[str, dict[str, Any]] = {}

    @staticmethod
    def is_meant(environ: dict[str, Any]) -> bool:
        """Tell whether a request is signed for this service."""
        signed = CREDENTIAL.search(environ.get("HTTP_AUTHORIZATION", ""))
        return signed is not None and signed["service"] == "schemas"

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        request = Request(environ)
        try:
            status, answer = self._answer(request)
            response = Response(json.dumps(answer), status, mimetype="application/json")
        except Refusal as refusal:
            body = json.dumps({"Code": refusal.name, "Message": str(refusal)})
            headers = {"x-amzn-ErrorType": refusal.name}
            response = Response(body, refusal.status, headers, mimetype="application/json")
        return response(environ, start_response)

    def _answer(self, request: Request) -> tuple[int, dict[str, Any]]:
        path = unquote(request.path)
        if path.startswith("/tags/"):
            return 200, {"tags": self._tags(path.removeprefix("/tags/"))}
        if request.method == "POST":
            signed = CREDENTIAL.search(request.headers["Authorization"])
            assert signed
            given = request.get_json()
            path, made = self._discoverer(given) if path == DISCOVERERS else self._named(path, signed["region"])
            if path in self.kept:
                raise Refusal(409, "ConflictException", f"{path} exists already")
            self.kept[path] = given | made
            return 201, self.kept[path]
        if path not in self.kept:
            raise Refusal(404, "NotFoundException", f"{path} does not exist")
        if request.method == "GET":
            return 200, self.kept[path]
        assert request.method == "DELETE", f"{request.method} {path}"
        del self.kept[path]
        return 204, {}

    def _tags(self, arn: str) -> dict[str, str]:
        for entry in self.kept.values():
            if arn in (entry.get("RegistryArn"), entry.get("SchemaArn"), entry.get("DiscovererArn")):
                tags: dict[str, str] = entry.get("tags", {})
                return tags
        raise Refusal(404, "NotFoundException", f"{arn} does not exist")

    def _named(self, path: str, region: str) -> tuple[str, dict[str, Any]]:
        """Return what AWS adds to a registry, or to a schema in a registry that exists."""
        found = NAME.match(path)
        assert found, path
        registry, schema = found["registry"], found["schema"]
        base = f"arn:aws:schemas:{region}:{ACCOUNT}"
        if schema is None:
            return path, {"RegistryName": registry, "RegistryArn": f"{base}:registry/{registry}"}
        if path.removesuffix(f"/schemas/name/{schema}") not in self.kept:
            raise Refusal(404, "NotFoundException", f"the registry {registry} does not exist")
        named = {"SchemaName": schema, "SchemaArn": f"{base}:schema/{registry}/{schema}", "SchemaVersion": "1"}
        times = dict.fromkeys(("LastModified", "VersionCreatedDate"), "2025-01-01T00:00:00Z")
        return path, named | times

    @staticmethod
    def _discoverer(given: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        """Return the path of a discoverer, which is named after its bus, and what AWS adds to it."""
        source: str = given["SourceArn"]
        *_, region, account, bus = source.split(":")
        name = bus.removeprefix("event-bus/")
        if name not in events_backends[account][region].event_buses:
            raise Refusal(404, "NotFoundException", f"the bus {name} does not exist")
        id_ = f"events-event-bus-{name}"
        made = {"DiscovererId": id_, "DiscovererArn": f"arn:aws:schemas:{region}:{account}:discoverer/{id_}"}
        return f"{DISCOVERERS}/id/{id_}", made | {"State": "STARTED"}
