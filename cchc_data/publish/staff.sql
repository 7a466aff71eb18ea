-- One row per period and group of posts: the newest count of the twelve months up to the
-- period's last covered day. An older count says nothing about the period.
with newest as (
    select period, max(as_of_on) as as_of_on
    from periods
    join staff on as_of_on <= covered_to and as_of_on > covered_to - interval 12 month
    group by period
)

select
    period,
    $org_code as org_code,
    position_group,
    n_total,
    n_standard,
    as_of_on,
    standard_doc
from newest
join staff using (as_of_on)
order by period, position_group
