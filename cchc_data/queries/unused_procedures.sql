-- Procedures offered online (or by post) that nobody used that way in the year, for those who persuade.
select procedures.proc_code, procedures.name, procedures.service_level, procedures.effective_to, fields.name_vi, fields.name_en
from procedure_use
join procedures using (proc_code)
join fields using (field)
where procedure_use.period = $year
    and procedure_use.org_code = $org_code
    and case $way
        when 'online' then procedures.service_level <> 'none' and not used_online
        else procedures.postal and not used_post
    end
order by fields.position, procedures.name
