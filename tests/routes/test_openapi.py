"""The description of the API is valid and true: a machine that believes it never fails."""

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from schemathesis import openapi
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import Status, events, from_schema

from cchc_data import indicators


# Writing every report that there is takes too long here; tests/report/ asks for wrong ones.
REPORTS = "/bao-cao/{period}.{kind}"


@pytest.fixture(scope="module")
def document(site):
    return site.get("/api/v1/openapi.json").json()


def parameters(document, path: str) -> dict[str, dict]:
    known = document["components"]["parameters"]
    listed = [known[one["$ref"].rpartition("/")[2]] if "$ref" in one else one for one in document["paths"][path]["parameters"]]
    return {one["name"]: one for one in listed}


def example_of(document, path: str) -> tuple[str, dict[str, str]]:
    """The address and query that the examples of a path make."""
    asked = parameters(document, path)
    address = path.format(**{name: one["example"] for name, one in asked.items() if one["in"] == "path"})
    return address, {name: one["example"] for name, one in asked.items() if one["in"] == "query"}


def test_the_description_is_valid_openapi_3_1(document):
    validate(document)
    assert document["openapi"].startswith("3.1") and document["servers"] == [{"url": "http://testserver"}]


def test_every_address_says_what_it_answers_when_it_refuses(document):
    for path, item in document["paths"].items():
        assert {"200", "405", "429", "503"} <= set(item["get"]["responses"]), path
        takes = {one["in"] for one in parameters(document, path).values()}
        assert ("400" in item["get"]["responses"]) == ("query" in takes), path
        assert ("404" in item["get"]["responses"]) == ("path" in takes), path


def test_ids_periods_and_fields_are_those_of_the_snapshot(document, loaded):
    asked = {name: one["schema"] for name, one in parameters(document, "/api/v1/indicators/{id}").items()}
    used = [row["field"] for row in loaded.rows("used_fields")]
    assert asked["id"]["enum"] == list(indicators.load_all())
    assert asked["period"]["enum"] == ["", *loaded.periods] and asked["field"]["enum"] == ["", *used]


def test_every_example_is_answered_and_head_and_options_say_the_same_without_it(site, document):
    for path, item in document["paths"].items():
        assert set(item) == {"parameters", "get", "head", "options"}
        address, query = example_of(document, path)
        asked, head = site.get(address, params=query), site.head(address, params=query)
        assert asked.status_code == head.status_code == 200, address
        assert asked.headers["content-type"].split(";")[0] in item["get"]["responses"]["200"]["content"], address
        assert head.content == b"" and dict(head.headers) == dict(asked.headers), address
        options = site.options(address)
        assert options.status_code == 204 and options.headers["allow"] == "GET, HEAD, OPTIONS"


def test_every_answer_shown_has_its_shape_and_is_the_real_one(site, document):
    for path, name in (("/api/v1/indicators", "indicators"), ("/api/v1/indicators/{id}", "figures")):
        content = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]
        schema = {**content["schema"], "components": document["components"]}
        assert list(Draft202012Validator(schema).iter_errors(content["example"])) == []
        real = site.get(path.format(id="on_time_pct")).json()
        assert content["example"].keys() == real.keys() and content["example"][name][0] in real[name]


@pytest.mark.filterwarnings("default")
def test_schemathesis_finds_no_failing_case(machines):
    """Bounded and seeded: unusual methods and values of every parameter, then a few random ones each."""
    bounds = {
        "seed": 766,
        "generation": {"max-examples": 3, "database": "none"},
        "phases": {"stateful": {"enabled": False}},
    }
    schema = openapi.from_asgi("/api/v1/openapi.json", machines, config=SchemathesisConfig.from_dict(bounds))
    reading = schema.include(method="GET").exclude(path=REPORTS)
    finished = [event for event in from_schema(reading).execute() if isinstance(event, events.ScenarioFinished)]
    failed = [
        (case.method, case.formatted_path, case.query, check.name)
        for event in finished
        for case, check in failures(event.recorder)
    ]
    asked = {node.value.operation.path for event in finished for node in event.recorder.cases.values()}
    assert failed == []
    assert asked == set(schema.raw_schema["paths"]) - {REPORTS}
    assert sum(len(event.recorder.cases) for event in finished) > 400


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
