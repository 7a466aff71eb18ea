"""Sample data: one invented commune, 2024-11-01 to 2026-10-30, with every trap in it.

Which traps, and what they look like, stands in the tables of `traps`, `offices` and `plan`.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from cchc_data import schemas
from cchc_data.sample import offices, plan
from cchc_data.sample.assigned import commune_procedures, contacts
from cchc_data.sample.commune import load_world
from cchc_data.sample.complaints import complaints
from cchc_data.sample.dossiers import live
from cchc_data.sample.frames import to_frame
from cchc_data.sample.refusals import write_refusals
from cchc_data.sample.surveys import surveys
from cchc_data.sample.world import AS_OF, FIRST

__all__ = ["AS_OF", "FIRST", "SEED", "org", "sample"]

SEED = 766


def org() -> dict[str, Any]:
    """The invented commune: code, name_vi, name_en, unit_type, and source_vi for the manifest."""
    return tomllib.loads((Path(__file__).parent / "org.toml").read_text("utf-8"))


def sample(seed: int = SEED) -> dict[str, pd.DataFrame]:
    """The work tables of `schemas.TABLES`, by name, each conforming to its schema.

    Dates are datetime64[us] without time of day, whole numbers and truth values are
    nullable. The same seed gives the same bytes; no event is later than AS_OF (due_on,
    extended_until and new_due_on may be). Raises KeyError when the catalogue of
    `cchc_data.reference` lacks a procedure of the commune.
    """
    rng = np.random.default_rng(seed)
    # Generators of their own: what came later must not change what was drawn before.
    for_refusals, for_documents = np.random.default_rng(seed).spawn(2)
    world = load_world()
    dossiers, apology_letters = live(world, rng)
    write_refusals(dossiers, for_refusals)
    survey_waves, survey_answers = surveys(rng)
    records = {
        "dossiers": dossiers,
        "apology_letters": apology_letters,
        "complaints": complaints(world, rng),
        "survey_waves": survey_waves,
        "survey_answers": survey_answers,
        "commune_procedures": commune_procedures(world, rng),
        "contacts": contacts(),
        "documents": offices.documents(for_documents),
        "staff": offices.staff(),
        "facility_checks": offices.facility_checks(),
        "plan_tasks": plan.plan_tasks(),
        "reports": plan.reports(),
        "oversight": plan.oversight(),
        "initiatives": plan.initiatives(),
        "criteria_scores": plan.criteria_scores(),
        "evaluations": plan.evaluations(),
    }
    return {name: to_frame(table, records[name]) for name, table in schemas.TABLES.items()}
