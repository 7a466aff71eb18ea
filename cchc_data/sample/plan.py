"""How the invented commune carries out the plan, as written in `plan.toml`.

| trap                | what it looks like in the tables                                     |
|---------------------|----------------------------------------------------------------------|
| task_overdue        | to_on passed and not done                                            |
| task_late           | done_on after to_on, status "done" all the same                      |
| task_undated        | status "done" without done_on: neither in time nor late              |
| task_paused         | paused, and its day passed: not counted                              |
| task_standing       | no to_on                                                             |
| task_due_today      | due on the data's last day and open: not late yet                    |
| task_shared         | a row more for each post that works with the leader                  |
| report_late         | submitted_on after due_on                                            |
| report_missing      | due and never handed in                                              |
| recipient_changes   | district until June 2025, two departments of the province after      |
| proposal_waiting    | sent and not answered yet                                            |
| maximum_changes     | criterion 3.1: 4 of 5 points, then 8 of 10: kept                     |
| criterion_new       | only in one of the two years: not compared                           |
| evaluation_partial  | eight of nine indicators: no score                                   |
| evaluation_after    | assessed by Decree 61 after it ended: never shown                    |
"""

from __future__ import annotations

from typing import Any

from cchc_data.sample.setting import Setting

Records = list[dict[str, Any]]


def plan_tasks(setting: Setting) -> Records:
    """Rows of `plan_tasks`: the leader's, and one for each post that works with it."""
    rows = []
    for task in setting.told("plan.toml")["task"]:
        facts = {key: value for key, value in task.items() if key != "with"}
        rows.append(facts | {"role": "lead"})
        rows += [facts | {"who": post, "role": "with"} for post in task.get("with", [])]
    return rows


def reports(setting: Setting) -> Records:
    """Rows of `reports` in the order they are due."""
    return setting.told("plan.toml")["report"]


def oversight(setting: Setting) -> Records:
    """Rows of `oversight`, oldest first."""
    return setting.told("plan.toml")["oversight"]


def initiatives(setting: Setting) -> Records:
    """Rows of `initiatives`, oldest first."""
    return setting.told("plan.toml")["initiative"]


def simplifications(setting: Setting) -> Records:
    """Rows of `simplifications`, oldest first."""
    return setting.told("plan.toml")["simplification"]


def criteria_scores(setting: Setting) -> Records:
    """Rows of `criteria_scores` by year and criterion."""
    return [
        {"year": int(year), "criterion": criterion, "maximum": maximum, "score": score}
        for year, scores in setting.told("plan.toml")["scores"].items()
        for criterion, (maximum, score) in scores.items()
    ]


def evaluations(setting: Setting) -> Records:
    """Rows of `evaluations`: the indicators of each assessment, numbered from 1."""
    return [
        {"from_on": one["from_on"], "to_on": one["to_on"], "indicator_no": number, "score": points}
        for one in setting.told("plan.toml")["evaluation"]
        for number, points in enumerate(one["points"], start=1)
    ]
