-- One indicator over all periods of one kind, oldest first; periods without a row are gaps.
select
    periods.period,
    periods.from_on,
    periods.to_on,
    periods.covered_from,
    periods.covered_to,
    figures.numerator,
    figures.denominator,
    figures.value,
    coalesce(figures.sample, figures.denominator) as sample
from periods
left join figures
    on figures.period = periods.period
    and figures.indicator = $indicator
    and figures.org_code = $org_code
    and figures.field is not distinct from $field
where periods.kind = $kind
order by periods.from_on
