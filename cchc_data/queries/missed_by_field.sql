-- What pulls a rate down in one period: each field with what it missed, most first, and the month
-- in which it missed most. Reporting periods are cut at the 15th: no month is a part of them.
with worst as (
    select
        monthly.field,
        arg_max(monthly.period, (monthly.denominator - monthly.numerator, monthly.period)) as month,
        max(monthly.denominator - monthly.numerator) as missed
    from figures as monthly
    join periods as months on months.period = monthly.period and months.kind = 'month'
    join periods as whole on months.from_on >= whole.from_on and months.to_on <= whole.to_on
    where whole.period = $period
        and whole.kind in ('quarter', 'year')
        and monthly.indicator = $indicator
        and monthly.org_code = $org_code
    group by all
)

select
    fields.field,
    fields.name_vi,
    fields.name_en,
    (denominator - numerator)::bigint as missed,
    if(worst.missed > 0, worst.month, null) as month,
    if(worst.missed > 0, worst.missed, null)::bigint as month_missed
from figures
join fields using (field)
left join worst using (field)
where indicator = $indicator and period = $period and org_code = $org_code
    and denominator > numerator
order by denominator - numerator desc, fields.position
