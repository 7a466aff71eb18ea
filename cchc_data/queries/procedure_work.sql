-- Procedures whose entry needs a hand: in force and not posted, abolished and still posted, posted
-- later than five working days, lacking a compulsory part, or with a limit or fee kept as text.
with unread as (
    select proc_code, bool_or(limit_unit = 'missing_unit' or fee_kind in ('unclear', 'other_currency')) as unread
    from procedure_channels
    group by proc_code
),

judged as (
    select
        procedures.proc_code,
        name,
        effective_to,
        posting_days,
        missing_parts,
        coalesce(effective_to < $as_of, false) as abolished,
        posted_on is null as not_posted,
        removed_on is null and posted_on is not null as stands,
        coalesce(unread, false) as unread
    from procedures
    left join unread using (proc_code)
)

select
    proc_code,
    name,
    effective_to,
    posting_days,
    missing_parts,
    not abolished and not_posted as not_posted,
    abolished and stands as still_posted,
    not abolished and posting_days > 5 as posted_late,
    not abolished and len(missing_parts) > 0 as is_missing,
    not abolished and unread as unread
from judged
where (not abolished and (not_posted or coalesce(posting_days > 5, false) or len(missing_parts) > 0 or unread))
    or (abolished and stands)
order by not_posted desc, still_posted desc, posted_late desc nulls last, is_missing desc, name
