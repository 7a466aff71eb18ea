"""The sample gives believable figures: naive computations, not the product's own queries."""

import pytest

from cchc_data.sample import sample

RESOLVED = ("finished", "delivered", "withdrawn", "returned")


@pytest.fixture(scope="module")
def tables():
    return sample()


@pytest.fixture(scope="module")
def resolved(tables):
    dossiers = tables["dossiers"]
    rows = dossiers[dossiers["status"].isin(RESOLVED)].copy()
    given_back = rows["status"].isin(("withdrawn", "returned"))
    rows["in_time"] = given_back | rows["due_on"].isna() | (rows["finished_on"] <= rows["due_on"])
    rows["month"] = rows["finished_on"].dt.strftime("%Y-%m")
    return rows


def test_the_share_in_time_is_between_93_and_98_percent(resolved):
    assert 0.93 <= resolved["in_time"].mean() <= 0.98


def test_every_month_lies_between_85_and_100_percent_and_months_differ(resolved):
    months = resolved.groupby("month")["in_time"].mean()
    assert len(months) == 24
    assert months.between(0.85, 1).all()
    assert months.std() > 0.008


def test_july_and_august_2026_are_the_worst_two_months_together(resolved):
    months = resolved.groupby("month")["in_time"].mean()
    spell = months[["2026-07", "2026-08"]]
    assert spell.mean() < months.drop(spell.index).quantile(0.1)


def test_certified_copies_are_about_three_dossiers_in_ten(tables):
    assert 0.26 <= (tables["dossiers"]["proc_code"] == "2.000815").mean() <= 0.34


def test_the_online_share_grows_to_about_half(tables):
    dossiers = tables["dossiers"].dropna(subset="received_on")
    offered = dossiers[dossiers["service_level"] != "none"]
    online = (offered["receive_channel"] == "online").groupby(offered["received_on"].dt.to_period("Q")).mean()
    assert online.iloc[0] < 0.4
    assert 0.45 <= online.iloc[-1] <= 0.6


def test_tet_is_quiet_and_the_month_after_it_is_busy(tables):
    received = tables["dossiers"]["received_on"].dropna().dt.strftime("%Y-%m").value_counts()
    assert received["2025-01"] < 0.7 * received["2025-02"]
    assert received["2026-02"] < 0.7 * received["2026-03"]


@pytest.mark.parametrize("year", [2025, 2026])
def test_about_four_in_ten_procedures_with_post_ever_use_it(tables, year):
    dossiers = tables["dossiers"]
    procedures = tables["commune_procedures"]
    by_post = (dossiers["receive_channel"] == "post") | (dossiers["return_channel"] == "post")
    used = dossiers[by_post & (dossiers["received_on"].dt.year == year)]["proc_code"].nunique()
    assert 0.3 <= used / procedures["postal"].sum() <= 0.5
    assert 0.5 <= procedures["postal"].mean() <= 0.7


def test_same_day_kinds_take_a_median_of_one_day_and_long_ones_often_finish_early(tables):
    dossiers = tables["dossiers"].dropna(subset=["received_on", "finished_on", "due_on"])
    allowed = (dossiers["due_on"] - dossiers["received_on"]).dt.days
    used = (dossiers["finished_on"] - dossiers["received_on"]).dt.days
    copies = dossiers["proc_code"] == "2.000815"
    assert used[copies].median() == 1
    assert (used < allowed)[allowed >= 5].mean() > 0.5


def test_a_dozen_procedures_are_never_used(tables):
    unused = ~tables["commune_procedures"]["proc_code"].isin(tables["dossiers"]["proc_code"])
    assert 10 <= unused.sum() <= 18


def test_about_seven_in_ten_late_dossiers_got_a_letter_most_of_them_in_time(tables):
    dossiers = tables["dossiers"]
    done = dossiers["finished_on"].fillna(dossiers["received_on"].max())
    late = dossiers[(done > dossiers["due_on"]) & dossiers["status"].isin(("finished", "delivered", "in_progress"))]
    letters = late.merge(tables["apology_letters"], on="dossier_code")
    assert 0.6 <= len(letters) / len(late) <= 0.8
    assert (letters["issued_on"] < letters["due_on"]).mean() > 0.6


def test_satisfaction_of_every_paper_wave_is_between_92_and_98_percent(tables):
    answers = tables["survey_answers"].merge(tables["survey_waves"], on="wave")
    paper = answers[answers["method"] == "paper"]
    satisfied = paper[paper["answer"] >= 4].groupby("wave")["n"].sum() / paper.groupby("wave")["n"].sum()
    assert len(satisfied) == 8
    assert satisfied.between(0.92, 0.98).all()


def test_every_paper_wave_asks_all_nineteen_questions_and_fewer_people_answer_on_feedback(tables):
    answers = tables["survey_answers"]
    paper = answers[answers["wave"] != "2026-Q3-button"]
    assert set(paper.groupby("wave")["question_no"].nunique()) == {19}
    assert paper.groupby("factor")["question_no"].unique().map(len).to_dict() == {1: 4, 2: 4, 3: 5, 4: 3, 5: 3}
    people = paper.groupby(["wave", "factor", "question_no"])["n"].sum().groupby("factor").mean()
    assert people[5] < 0.6 * people[1]


def test_valid_sheets_bound_the_answers(tables):
    people = tables["survey_answers"].groupby(["wave", "question_no"])["n"].sum().reset_index()
    both = people.merge(tables["survey_waves"], on="wave")
    assert (both["n"] <= both["valid"]).all()
    assert tables["survey_waves"].query("method == 'paper'")["valid"].between(110, 140).all()
