-- What officials must mend, one row per procedure with its troubles, the gravest first: decided by the
-- province and not posted, or without any content here; abolished and still posted; lacking a
-- compulsory part; posted later than five working days; partly online without a reason; with a
-- limit or fee kept as text; with a part left empty that must be there or say "none".
with unread as (
    select proc_code, bool_or(limit_unit = 'missing_unit' or fee_kind in ('unclear', 'other_currency')) as is_unread
    from procedure_channels
    group by proc_code
),

judged as (
    select
        procedures.*,
        coalesce(effective_to < $as_of, false) as is_abolished,
        coalesce(unread.is_unread, false) as is_unread,
        coalesce(list_contains(missing_parts, 'name'), false) as has_no_content
    from procedures
    left join unread using (proc_code)
),

listed as (
    select
        proc_code,
        name,
        fields.name_vi as field_vi,
        fields.name_en as field_en,
        effective_to,
        posting_days,
        missing_parts,
        open_parts,
        list_filter(
            if(
                is_abolished,
                [if(posted_on is not null and removed_on is null, 'still_posted', null)],
                [
                    if(posted_on is null, 'not_posted', null),
                    if(has_no_content, 'no_content', null),
                    if(len(missing_parts) > 0 and not has_no_content, 'missing', null),
                    if(posting_days > 5, 'posted_late', null),
                    if(service_level = 'partial' and partial_reason is null, 'no_reason', null),
                    if(is_unread, 'unread', null),
                    if(len(open_parts) > 0 and not has_no_content, 'open', null)
                ]
            ),
            lambda trouble: trouble is not null
        ) as troubles
    from judged
    join fields using (field)
)

select *
from listed
where len(troubles) > 0
order by
    array_position(
        ['not_posted', 'no_content', 'still_posted', 'missing', 'posted_late', 'no_reason', 'unread', 'open'], troubles[1]
    ),
    name collate vi
