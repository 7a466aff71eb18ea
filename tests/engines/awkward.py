"""Work tables in which everything is awkward that could tell two engines apart, drawn by hand.

Ties, missing values, rows that must not count, words in every order of their letters, private
procedures, codes nobody assigned.
"""

from rows import work

PROCEDURES = """
    proc     | sensitive | service_level | partial_reason     | postal | decision_on | effective_from | effective_to | posted_on
    birth    | false     | partial       | Phải có mặt khi ký | true   | 2026-05-20  | 2026-06-01     | -            | 05-22
    stay     | false     | full          | -                  | false  | 2026-05-20  | 2026-06-01     | 2026-07-15   | -
    copy     | false     | none          | -                  | true   | -           | 2024-03-01     | -            | 2024-03-05
    secret   | true      | full          | -                  | true   | 2026-06-10  | 2024-03-01     | -            | 06-30
    1.014159 | false     | full          | -                  | true   | 2024-02-01  | 2024-03-01     | -            | 2024-02-01
    9.999999 | false     | full          | -                  | true   | 2024-02-01  | 2024-03-01     | -            | -
"""
DOSSIERS = """
    proc     | received | submitted_on | due   | finished | returned | status              | paused | channel | back | papers | supplement_written_count | why
    birth    | 06-01    | 05-30     | 06-10 | 06-10    | 06-12    | delivered           | -      | online  | post | 0      | 0 | on its day
    birth    | 06-01    | -         | 06-10 | 06-11    | -        | finished            | -      | counter | -    | 1      | 1 | late
    stay     | 06-06    | -         | -     | 06-12    | -        | finished            | -      | counter | -    | -      | - | no promised day: its limit
    stay     | 06-07    | 06-05     | 06-20 | -        | 06-19    | delivered           | -      | post    | -    | 2      | 1 | only the handing over is known
    secret   | 06-02    | 06-02     | 06-03 | 06-09    | -        | finished            | -      | online  | -    | 3      | - | private and late
    secret   | 07-30    | -         | 07-31 | -        | -        | in_progress         | -      | counter | -    | -      | - | private and waiting
    1.014159 | 06-15    | -         | 07-31 | -        | -        | in_progress         | -      | counter | -    | 0      | - | due on the last day
    copy     | 07-20    | -         | 08-03 | -        | -        | awaiting_supplement | 07-21  | counter | -    | 1      | 0 | paused
    copy     | 07-01    | -         | 07-10 | -        | -        | stopped             | 07-09  | counter | -    | 0      | - | stopped
    copy     | 05-04    | -         | 05-05 | -        | -        | in_progress         | -      | counter | -    | 0      | - | open and overdue since May
    copy     | 07-31    | -         | 08-05 | -        | -        | in_progress         | -      | unknown | -    | 0      | - | received on the last day
    birth    | 06-20    | -         | 06-25 | -        | 06-24    | returned            | -      | counter | -    | 0      | - | given back
    birth    | 06-20    | -         | 06-25 | 06-23    | -        | withdrawn           | -      | kiosk   | -    | 0      | - | withdrawn
    9.999999 | 06-20    | -         | 06-25 | 06-23    | -        | delivered           | -      | mobile  | -    | 0      | - | assigned, in no catalogue
    8.888888 | 06-20    | -         | 06-25 | 06-30    | -        | delivered           | -      | counter | -    | 0      | - | assigned to nobody
    ....
    birth    | -        | 06-01     | -     | -        | -        | awaiting_receipt    | -      | online  | -    | -      | - | not received
    birth    | 06-01    | 06-01     | -     | 06-02    | -        | not_accepted        | -      | online  | -    | -      | - | refused
    birth    | -        | 06-01     | -     | -        | -        | not_accepted        | -      | online  | -    | -      | - | refused on no day
"""
LETTERS = """
    code        | letter_no | issued | new_due_on | reason_group | why
    dossiers-2  | b         | 06-09  | -          | -            | the first letter says neither reason nor day
    dossiers-2  | a         | 06-12  | 06-15      | workload     | so the second one's count
    dossiers-5  | d         | 06-03  | 06-08      | staffing     | two on one day: the lower number
    dossiers-5  | c         | 06-03  | 06-20      | technical    | this one
    dossiers-10 | e         | 07-31  | 07-30      | other        | issued on the last day, broken
    nobody      | f         | 06-03  | 06-08      | staffing     | about no dossier
"""
COMPLAINTS = """
    received | resolved | published | kind         | competence  | status      | fault    | satisfaction | public_summary
    06-01    | 06-22    | 06-24     | delay        | ours        | published   | -        | satisfied    | Đã xin lỗi người dân
    06-01    | 06-23    | -         | attitude     | -           | answered    | at_fault | -            | -
    06-02    | -        | -         | extra_papers | ours        | in_progress | -        | -            | -
    07-13    | -        | -         | facilities   | ours        | new         | -        | -            | -
    06-02    | 06-03    | 07-31     | regulation   | transferred | published   | -        | -            | Ăn năn
    06-02    | 06-03    | 07-31     | regulation   | ours        | published   | -        | -            | an ninh
    06-02    | 06-03    | 07-30     | other        | ours        | refused     | -        | -            | Zalo, Đ và ề
"""
OTHERS = {
    "survey_waves": """
    wave  | from_on    | to_on      | method | comparable_group | sent | valid
    paper | 2026-06-01 | 2026-06-30 | paper  | sheets           | -    | 90
    code  | 2026-06-01 | 2026-06-30 | qr     | calls            | 50   | 40
    first | 2026-05-01 | 2026-05-31 | paper  | calls            | 50   | 45
    press | 2026-07-01 | 2026-07-31 | button | buttons          | -    | 900
    none  | 2026-05-01 | 2026-05-31 | paper  | sheets           | 10   | 0
    """,
    "survey_answers": """
    wave  | question_no | factor | answer | n
    paper | 15          | 1      | 4      | 60
    paper | 15          | 1      | 2      | 30
    code  | 15          | 1      | 5      | 40
    press | 15          | 1      | 5      | 900
    first | 33          | 5      | 3      | 0
    """,
    "documents": """
    month      | total | secret_excluded | electronic_only | dual | dual_justified | paper_only
    2026-05-01 | 50    | -               | 50              | 0    | -              | 0
    2026-07-01 | 70    | 1               | 60              | 9    | 9              | 0
    """,
    "staff": """
    as_of_on   | position_group | n_total | n_standard | standard_doc
    2025-07-31 | leader         | 4       | 1          | -
    2025-08-01 | leader         | 5       | 2          | Quyết định 1
    2026-06-30 | civil_servant  | 9       | 9          | -
    """,
    "plan_tasks": """
    what  | who | to_on      | done_on    | status
    a     | x   | 2026-07-31 | -          | in_progress
    b     | x   | 2026-07-30 | -          | in_progress
    c     | y   | -          | 2026-07-01 | done
    c     | x   | -          | -          | paused
    """,
    "reports": """
    period  | recipient | due_on     | submitted_on
    2026-R3 | office    | 2026-07-31 | -
    2026-Q2 | office    | 2026-07-31 | -
    2026-R2 | office    | 2026-06-20 | 2026-06-20
    """,
    "facility_checks": "checked_on | item | ok\n2026-06-30 | Ổ cắm | true\n2026-06-30 | ổ khóa | false",
    "oversight": "held_on | body | recommendations\n2026-06-30 | women | -\n2026-06-30 | farmers | 2",
    "initiatives": "noted_on | title\n2026-06-30 | Đọc\n2026-06-30 | đọc\n2026-06-30 | Dán",
    "guidance_slips": "month | slips\n2026-06-01 | 7",
    "contacts": """
    kind    | label_vi
    hotline | Đường dây nóng
    hotline | Zalo
    hotline | an
    """,
    "criteria_scores": "year | criterion | maximum | score\n2025 | 1.10 | 0.3 | 0.1\n2025 | 1.9 | 10 | 9.75",
    "evaluations": "from_on | to_on | indicator_no | score\n2025-01-01 | 2025-06-30 | 9 | 1.3333333333333333",
    "simplifications": "sent_on | title | answered_on\n2026-06-01 | Bớt bản sao | -\n2026-06-01 | bớt giấy | 2026-06-02",
}


def awkward(**changed):
    """All tables, those that are `changed` drawn otherwise."""
    drawn = {"dossiers": DOSSIERS, "apology_letters": LETTERS, "complaints": COMPLAINTS, "procedures": PROCEDURES}
    return work(**drawn | OTHERS | changed)
