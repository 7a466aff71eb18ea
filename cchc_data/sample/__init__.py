"""Sample data: an invented unit of 2026, or one of 2021, with every trap in it.

Which traps, and what they look like, stands in the tables of `traps`, `offices` and `plan`.
"""

from __future__ import annotations

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
from cchc_data.sample.setting import Setting
from cchc_data.sample.surveys import surveys

__all__ = ["SEED", "Setting", "sample"]

SEED = 766


def sample(setting: Setting | None = None, seed: int = SEED) -> dict[str, pd.DataFrame]:
    """The work tables of `schemas.TABLES`, by name, each conforming to its schema.

    Dates are datetime64[us] without time of day, whole numbers and truth values are
    nullable. The same seed gives the same bytes; no event is later than the last day (due_on,
    extended_until and new_due_on may be). Raises KeyError when the
    catalogue lacks a procedure of the unit.
    """
    setting = setting or Setting.load()
    rng = np.random.default_rng(seed)
    # Generators of their own: what came later must not change what was drawn before.
    for_refusals, for_documents, for_slips = np.random.default_rng(seed).spawn(3)
    world = load_world(setting)
    dossiers, apology_letters = live(world, rng)
    write_refusals(dossiers, for_refusals)
    survey_waves, survey_answers = surveys(setting, rng)
    records = {
        "dossiers": dossiers,
        "apology_letters": apology_letters,
        "complaints": complaints(world, rng),
        "survey_waves": survey_waves,
        "survey_answers": survey_answers,
        "commune_procedures": commune_procedures(world, rng),
        "contacts": contacts(setting),
        "documents": offices.documents(setting, for_documents),
        "staff": offices.staff(setting),
        "facility_checks": offices.facility_checks(setting),
        "plan_tasks": plan.plan_tasks(setting),
        "reports": plan.reports(setting),
        "oversight": plan.oversight(setting),
        "initiatives": plan.initiatives(setting),
        "criteria_scores": plan.criteria_scores(setting),
        "evaluations": plan.evaluations(setting),
        "guidance_slips": offices.guidance_slips(setting, for_slips),
        "simplifications": plan.simplifications(setting),
    }
    return {name: to_frame(table, records[name]) for name, table in schemas.TABLES.items()}
