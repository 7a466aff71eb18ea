"""The description of the API is valid and true: a machine that believes it never fails."""

import pytest
from openapi_spec_validator import validate
from schemathesis import openapi
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import Status, events, from_schema

from cchc_data import indicators


@pytest.fixture(scope="module")
def document(site):
    return site.get("/api/v1/openapi.json").json()


def test_the_description_is_valid_openapi_3_1(document):
    validate(document)
    assert document["openapi"].startswith("3.1") and document["servers"] == [{"url": "http://testserver"}]


def test_every_address_says_what_it_answers_when_it_refuses(document):
    for path, item in document["paths"].items():
        assert {"200", "405", "429", "503"} <= set(item["get"]["responses"]), path
        takes = item["get"]["parameters"]
        assert ("400" in item["get"]["responses"]) == any(one["in"] == "query" for one in takes), path
        assert ("404" in item["get"]["responses"]) == any(one["in"] == "path" for one in takes), path


def test_ids_periods_and_fields_are_those_of_the_snapshot(document, loaded):
    asked = {one["name"]: one["schema"] for one in document["paths"]["/api/v1/indicators/{id}"]["get"]["parameters"]}
    used = [row["field"] for row in loaded.rows("used_fields")]
    assert asked["id"]["enum"] == list(indicators.load_all())
    assert asked["period"]["enum"] == ["", *loaded.periods] and asked["field"]["enum"] == ["", *used]


@pytest.mark.filterwarnings("default")
def test_schemathesis_finds_no_failing_case(machines):
    """Bounded and seeded: unusual methods and values of every parameter, then a few random ones each."""
    bounds = {
        "seed": 766,
        "generation": {"max-examples": 5, "database": "none"},
        "phases": {"stateful": {"enabled": False}},
    }
    schema = openapi.from_asgi("/api/v1/openapi.json", machines, config=SchemathesisConfig.from_dict(bounds))
    finished = [event for event in from_schema(schema).execute() if isinstance(event, events.ScenarioFinished)]
    failed = [
        (case.method, case.formatted_path, case.query, check.name)
        for event in finished
        for case, check in failures(event.recorder)
    ]
    asked = {node.value.operation.path for event in finished for node in event.recorder.cases.values()}
    assert failed == []
    assert asked == set(schema.raw_schema["paths"]) - {"/api/v1/openapi.json"}  # it does not ask for its own source
    assert sum(len(event.recorder.cases) for event in finished) > 500


def failures(recorder):
    for name, checks in recorder.checks.items():
        yield from ((recorder.cases[name].value, check) for check in checks if check.status is not Status.SUCCESS)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "QUERY"])
@pytest.mark.parametrize("path", ["/api/v1/indicators", "/du-lieu/fields.csv", "/atom.xml", "/qr.svg"])
def test_an_address_that_can_only_be_read_says_so(site, method, path):
    answer = site.request(method, path)
    assert answer.status_code == 405 and answer.headers["allow"] == "GET, HEAD, OPTIONS"
    assert set(answer.json()["error"]) == {"vi", "en"}


@pytest.mark.parametrize("path", ["/api/v1/indicators", "/api/v1/khong-co", "/du-lieu/fields.csv", "/du-lieu/x.csv"])
def test_pages_of_other_origins_may_read_answers_and_errors(site, path):
    asked = site.options(path, headers={"Origin": "https://bao.example", "Access-Control-Request-Method": "GET"})
    assert asked.status_code == 204 and "GET" in asked.headers["access-control-allow-methods"]
    assert {site.get(path).headers["access-control-allow-origin"], asked.headers["access-control-allow-origin"]} == {"*"}
