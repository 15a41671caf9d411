"""Routes: what code calls them, how the resolver writes them, and which comes first."""

import copy

import pytest

from trigscaffold.routes import filled, folders, routes


def test_without_a_route_a_post_under_the_triggers_name_is_taken() -> None:
    assert [route.key for route in routes((), "new_orders")] == ["POST /new-orders"]


def test_a_catch_all_comes_last_and_takes_what_is_left() -> None:
    found = routes(["$default", "ANY /files/{name+}", "GET /files/{id}/tags/{rest+}", "GET /files/{id}"], "files")

    assert [route.python_path for route in found] == ["/files/<id>", "/files/<id>/tags/(.+)", "/files/(.+)", "/(.*)"]


@pytest.mark.parametrize(
    ("parameter", "called"), [("id", "id"), ("class", "class_"), ("list", "list_"), ("app", "app_")]
)
def test_a_parameter_that_python_or_the_handler_uses_gets_another_name(parameter: str, called: str) -> None:
    (route,) = routes([f"GET /things/{{{parameter}}}"], "things")

    assert route.parameters == {parameter: called}
    assert route.python_path == f"/things/<{called}>"


def test_routes_that_would_be_called_alike_are_told_apart() -> None:
    assert [route.name for route in routes(["POST /a-b", "POST /a_b"], "a")] == ["post_a_b", "post_a_b_2"]


def test_what_a_regular_expression_would_read_is_escaped() -> None:
    (route,) = routes(["GET /v1.0/a+b"], "a")

    assert route.python_path == r"/v1\.0/a\+b"


def test_folders_name_every_path_and_those_above_it() -> None:
    found = folders(routes(["GET /orders/{id}", "GET /", "POST /orders"], "orders"))

    assert found == {"/orders": "orders", "/orders/{id}": "orders_id"}


def test_a_sample_is_filled_for_a_route_and_loses_a_body_that_its_method_lacks() -> None:
    event = {"path": "", "at": {"method": ""}, "parameters": None, "body": "{}"}
    fields = {"path": "{path}", "at.method": "{method}", "parameters": "{parameters}", "body": "{body}"}
    get, post = routes(["GET /orders/{id}", "ANY /files/{name+}"], "orders")

    assert filled(copy.deepcopy(event), fields, get) == {
        "path": "/orders/1",
        "at": {"method": "GET"},
        "parameters": {"id": "1"},
        "body": None,
    }
    assert filled(copy.deepcopy(event), fields, post)["body"] == "{}"
    assert filled(copy.deepcopy(event), fields, post)["parameters"] == {"name": "one/two"}
