-- Time limit and fee of procedures by channel and case.
select * from procedure_channels
where proc_code = any($codes)
order by proc_code, array_position(['online', 'post', 'counter'], channel), case_no
