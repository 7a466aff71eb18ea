-- What our own dossiers give for the figures of form 06a, by field, in the one period of `periods`.
select
    coalesce(fields.name_vi, 'Khác') as field,
    count(*)::integer as recv_total,
    count(*) filter (is_new and receive_channel = 'online')::integer as recv_online,
    count(*) filter (is_new and receive_channel <> 'online')::integer as recv_direct_postal,
    count(*) filter (not is_new)::integer as recv_carry,
    count(*) filter (is_ended)::integer as res_total,
    count(*) filter (verdict = 'early')::integer as res_before,
    count(*) filter (verdict = 'on_time')::integer as res_ontime,
    count(*) filter (verdict = 'late')::integer as res_late,
    count(*) filter (not is_ended)::integer as proc_total,
    count(*) filter (verdict = 'open_in_time')::integer as proc_ontime,
    count(*) filter (verdict = 'open_late')::integer as proc_late
from judged_dossiers
left join catalogue using (proc_code)
left join fields on fields.field_id = catalogue.field_id
group by 1
order by 1
