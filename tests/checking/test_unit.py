"""Whose file is it: ours, or another unit's."""

import pytest

from cchc_data.received import OtherUnit
from tests.checking.sheets import codes, dossiers


def test_a_file_of_another_unit_is_refused_by_its_codes():
    with pytest.raises(OtherUnit, match="other_unit_by_codes"):
        dossiers("dossier_code\nH21.125-261001-0001\nH21.125-261001-0002\nH21.000-261001-0001")


def test_a_few_codes_from_elsewhere_are_only_remarked_on():
    outcome = dossiers("dossier_code\nH21.125-261001-0001\nH21.000-261001-0002\nH21.000-261001-0001")
    assert "codes_of_other_units" in codes(outcome.warnings)


@pytest.mark.parametrize("title", ["UBND XÃ VÂN CANH", "Đơn vị báo cáo: UBND phường Pleiku"])
def test_rule_4_3_4_a_file_of_another_unit_is_refused_by_its_title(title):
    with pytest.raises(OtherUnit, match="other_unit_by_title"):
        dossiers("status\nĐang xử lý", title=[title])


@pytest.mark.parametrize(
    "title",
    ["UBND XÃ MINH HỌA", "Ủy ban nhân dân xã Minh Hoạ, tỉnh Gia Lai", "Kính gửi: UBND xã Vân Canh", "DANH SÁCH HỒ SƠ"],
)
def test_rule_4_3_4_our_own_title_is_ours(title):
    assert dossiers("status\nĐang xử lý", title=[title]).rows_accepted == 1
