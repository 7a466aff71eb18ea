select waves, sent, valid from survey_sheets
where period = $period and org_code = $org_code
