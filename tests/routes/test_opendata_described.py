"""The open data describes itself, and the description is true."""

import hashlib
import json
import re

import duckdb
import pytest

from cchc_data import dictionary, instance, publish, snapshot
from cchc_view.opendata.dataset import dataset_jsonld
from cchc_view.opendata.files import MEDIA
from cchc_view.opendata.listing import dictionary_table
from cchc_view.opendata.sheets import public_tables
from cchc_view.page import LIGHT, Telling, View
from cchc_view.story import Folded, Table

# DuckDB's names of types, by ours.
TYPES = {
    "string": {"VARCHAR"},
    "integer": {"SMALLINT", "INTEGER", "BIGINT"},
    "number": {"DOUBLE"},
    "boolean": {"BOOLEAN"},
    "date": {"DATE"},
    "list": {"VARCHAR[]"},
}


@pytest.fixture(scope="module")
def package(site):
    return site.get("/du-lieu/datapackage.json").json()


def test_every_public_cube_is_in_the_dictionary_and_nothing_else():
    assert set(dictionary.tables()) == {*publish.CUBES, *dictionary.DERIVED}


@pytest.mark.parametrize("name", publish.CUBES)
def test_the_dictionary_has_every_column_of_a_cube_with_its_type(loaded, name):
    path = snapshot.folder(instance.demo(), loaded.id) / "public" / f"{name}.parquet"
    with duckdb.connect() as database:
        relation = database.read_parquet(str(path))
        held = dict(zip(relation.columns, map(str, relation.types), strict=True))
    described = dictionary.tables()[name]
    assert described.names == list(held)
    assert [c.name for c in described.columns if held[c.name] not in TYPES[c.type]] == []


def test_every_value_of_the_data_is_a_value_of_the_dictionary(site, loaded):
    for name, table in public_tables(loaded).items():
        answer = site.get(f"/du-lieu/{name}.json").json()
        for column in (one for one in table.columns if one.values):
            at = answer["columns"].index(column.name)
            assert {row[at] for row in answer["rows"]} <= {*column.values, None}, f"{name}.{column.name}"


def test_everything_is_said_in_both_languages():
    for table in dictionary.tables().values():
        for said in (table.title, table.about, *(both for c in table.columns for both in (c.title, c.about))):
            assert set(said) == {"vi", "en"} and all(said.values()), table.name


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_frictionless_finds_every_table_valid(site, package, tmp_path):
    import frictionless

    (tmp_path / "datapackage.json").write_text(json.dumps(package, ensure_ascii=False), "utf-8")
    for resource in package["resources"]:
        (tmp_path / resource["path"]).write_bytes(site.get(f"/du-lieu/{resource['path']}").content)
    with frictionless.system.use_context(trusted=True):
        report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.flatten(["title", "name", "fieldName", "message"]) == [] and report.valid
    assert len(report.tasks) == len(package["resources"])


def test_hash_and_size_of_every_file_are_those_of_what_is_sent(site, package, loaded):
    assert [one["name"] for one in package["resources"]] == list(public_tables(loaded))
    for resource in package["resources"]:
        described = [resource, *(one for one in resource["alternates"] if "hash" in one)]
        for one in described:
            body = site.get(f"/du-lieu/{one['path']}").content
            assert (f"sha256:{hashlib.sha256(body).hexdigest()}", len(body)) == (one["hash"], one["bytes"])
        assert {one["path"].rsplit(".")[-1] for one in described + resource["alternates"]} == set(MEDIA)


def test_the_package_says_whose_when_and_under_which_licence(package, loaded):
    assert package["as_of"] == "2026-10-30" and package["version"] == loaded.id and package["illustrative"]
    assert package["licenses"] == [{"name": "other-open", "title": "giấy phép dữ liệu mở của đơn vị"}]
    assert package["sources"] and package["contributors"][0]["title"] == loaded.org["name_vi"]


def test_dcat_lists_every_table_in_every_format(site, loaded):
    answer = site.get("/du-lieu/dcat.jsonld")
    assert answer.headers["content-type"].startswith("application/ld+json")
    catalogue = answer.json()
    prefixes = {name.partition(":")[0] for name in re.findall(r'"([a-z]+:[A-Za-z]+)":', answer.text)}
    assert prefixes <= set(catalogue["@context"])
    offered = {
        one["dcat:downloadURL"]["@id"] for dataset in catalogue["dcat:dataset"] for one in dataset["dcat:distribution"]
    }
    assert offered == {f"http://testserver/du-lieu/{name}.{kind}" for name in public_tables(loaded) for kind in MEDIA}


# What DCAT-AP 3 calls mandatory, and what it recommends and we know.
ASKED_FOR = {
    "dcat:Catalog": {"dct:title", "dct:description", "dct:publisher", "dcat:dataset", "foaf:homepage", "dct:language",
                     "dct:license", "dct:modified", "dcat:themeTaxonomy"},
    "dcat:Dataset": {"dct:title", "dct:description", "dcat:contactPoint", "dcat:distribution", "dct:publisher",
                     "dct:temporal", "dcat:theme", "dct:identifier"},
    "dcat:Distribution": {"dcat:accessURL", "dcat:downloadURL", "dct:format", "dcat:mediaType", "dct:license"},
}  # fmt: skip
POINTS = {"dct:language", "dct:format", "dcat:mediaType", "dcat:theme", "dcat:accessURL", "dcat:downloadURL", "foaf:homepage"}


def nodes(part):
    """Every node of a JSON-LD document that has a type."""
    for one in part if isinstance(part, list) else [part]:
        if isinstance(one, dict):
            yield from [one] if "@type" in one else []
            for value in one.values():
                yield from nodes(value)


def test_dcat_has_what_dcat_ap_asks_for(site):
    catalogue = site.get("/du-lieu/dcat.jsonld").json()
    seen = set()
    for node in nodes(catalogue):
        missing = ASKED_FOR.get(node["@type"], set()) - {name for name, value in node.items() if value}
        assert missing == set(), (node.get("@id"), missing)
        seen.add(node["@type"])
        for name in POINTS & node.keys():
            targets = node[name] if isinstance(node[name], list) else [node[name]]
            assert all(target["@id"].startswith(("http://", "https://")) for target in targets), name
    assert set(ASKED_FOR) <= seen and catalogue["dct:publisher"]["foaf:name"]
    assert {tuple(sorted(said["@language"] for said in node["dct:title"])) for node in catalogue["dcat:dataset"]} == {("en", "vi")}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_page_can_carry_the_dataset_in_its_head(site, loaded, lang):
    text = dataset_jsonld(Telling(loaded, View(lang, "2026", base=LIGHT)), "https://xa.example.vn")
    dataset = json.loads(text)
    assert "<" not in text and dataset["@type"] == "Dataset" and 50 <= len(dataset["description"]) <= 5000
    assert dataset["dateModified"] == "2026-10-30" and dataset["temporalCoverage"] == "2024-11-01/2026-10-30"
    for one in dataset["distribution"]:
        assert site.get(one["contentUrl"].removeprefix("https://xa.example.vn")).status_code == 200


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_data_page_offers_every_table_and_explains_every_column(site, loaded, lang):
    downloads, *_, explained = dictionary_table(Telling(loaded, View(lang, "2026", base=LIGHT)))
    assert isinstance(downloads, Table) and isinstance(explained, Folded)
    offered = {cell.href for row in downloads.rows for cell in row if cell.href}
    assert offered == {f"/du-lieu/{name}.{kind}" for name in public_tables(loaded) for kind in MEDIA}
    shown = [block for block in explained.blocks if isinstance(block, Table)]
    assert [[row[0].text for row in block.rows] for block in shown] == [
        [f"{table.name}/{column}" for column in table.names] for table in public_tables(loaded).values()
    ]
    page = site.get("/nhe/so-lieu", params={"lang": lang}).text
    assert all(f'href="{address}"' in page for address in offered)
