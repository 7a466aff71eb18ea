"""The description of the API is valid and true: a machine that believes it never fails."""

import pytest
from openapi_spec_validator import validate

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
    assert asked["id"]["enum"] == list(indicators.load_all()) and asked["period"]["enum"] == list(loaded.periods)


def test_schemathesis_finds_no_failing_case(machines):
    import schemathesis
    from hypothesis import HealthCheck, Phase, settings

    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", machines)
    asked = set()

    @schema.parametrize()
    def check(case):
        asked.add(case.operation.path)
        case.call_and_validate()

    bounded = settings(
        max_examples=12, deadline=None, derandomize=True, database=None,
        phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck),
    )
    print(bounded)
