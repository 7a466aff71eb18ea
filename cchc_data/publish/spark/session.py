"""A session of Spark: on this machine, or on the cluster that `CCHC_SPARK_MASTER` names.

What a cluster needs besides (memory, packages, folders) stands in Spark's own
`spark-defaults.conf`; set here is only what keeps the tables equal and the terminal quiet,
and how one machine shares with itself.
"""

from __future__ import annotations

import os
import warnings
from pathlib import Path

from py4j.protocol import Py4JError
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from cchc_data.engines import EngineMissing, has_java

MASTER = "CCHC_SPARK_MASTER"
HERE = "local[*]"
_LOG = Path(__file__).with_name("log4j2.properties")
# An overflow or a wrong day is an error as in DuckDB, and a day has no zone.
_EQUAL = {"spark.sql.ansi.enabled": "true", "spark.sql.session.timeZone": "UTC"}
_QUIET = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={_LOG.as_uri()}",
}
# Spark cuts every table in 200 for its many machines; one machine would mostly wait for itself.
_ALONE = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.sql.shuffle.partitions": str(os.cpu_count() or 1),
}
# Compiling a question, and asking half way whether it was the right one, pays where many rows are to come.
_FEW_ROWS = {"spark.sql.codegen.wholeStage": "false", "spark.sql.adaptive.enabled": "false"}


def opened(few_rows: bool) -> SparkSession:
    """A session of its own, with no view in it; the Java process behind is started once and ends with ours.

    Raises EngineMissing where there is no Java, or where it or the cluster does not answer.
    """
    if not has_java():
        raise EngineMissing("engine_without_java")
    master = os.environ.get(MASTER, HERE)
    chosen = _EQUAL | _QUIET | (_ALONE if master.startswith("local[") else {})
    # It warns of a newer pandas than it knows; tables travel as Arrow, and no frame of pandas meets it.
    warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
    builder = SparkSession.builder.appName("cchc publish").master(master).config(map=chosen)
    try:
        session = builder.getOrCreate().newSession()
    except (PySparkException, Py4JError) as error:
        raise EngineMissing("engine_did_not_start") from error
    for name, value in (_EQUAL | (_FEW_ROWS if few_rows else {})).items():
        session.conf.set(name, value)  # of this session too, whoever opened the one it stems from
    return session
