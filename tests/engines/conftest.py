"""Spark for the tests, started once and quickly; without Java its tests are skipped, loudly."""

import pytest

from cchc_data.engines import has_java

NO_JAVA = "NO JAVA: neither JAVA_HOME nor a command java is here, so the equality of DuckDB and Spark was not tested"
# Small tables: compiling costs more than it saves.
DEFAULTS = """
spark.sql.codegen.wholeStage      false
spark.sql.codegen.factoryMode     NO_CODEGEN
spark.sql.adaptive.enabled        false
spark.sql.warehouse.dir           {folder}/warehouse
spark.local.dir                   {folder}
"""
JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:ReservedCodeCacheSize=200m"


@pytest.fixture(scope="session")
def spark(tmp_path_factory):
    """Whatever counts by Spark in this session does so in one Java process; set up as an operator would, by Spark's own file."""
    if not has_java():
        pytest.skip(NO_JAVA)
    folder = tmp_path_factory.mktemp("spark")
    (folder / "spark-defaults.conf").write_text(DEFAULTS.format(folder=folder), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_CONF_DIR", str(folder))
        patch.setenv("JDK_JAVA_OPTIONS", JAVA)
        patch.setenv("CCHC_SPARK_MASTER", "local[2]")
        yield
        _stop()


def _stop():
    from pyspark import SparkContext

    if context := SparkContext._active_spark_context:
        java = context._gateway.proc
        context.stop()
        context._gateway.shutdown()
        java.stdin.close()  # which ends it
        java.wait(30)
        SparkContext._gateway = SparkContext._jvm = None


def pytest_terminal_summary(terminalreporter) -> None:
    """Say once more, where everybody looks, that the engines were not compared."""
    if any(NO_JAVA in str(report.longrepr) for report in terminalreporter.stats.get("skipped", ())):
        terminalreporter.section("SPARK TESTS DID NOT RUN", red=True, bold=True)
        terminalreporter.write_line(NO_JAVA)
