insert into figures by name
select $indicator as indicator, * from one_indicator
