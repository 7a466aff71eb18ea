-- One indicator of one period, one row per field, in the order of the fields.
select
    fields.field,
    fields.name_vi,
    fields.name_en,
    figures.numerator,
    figures.denominator,
    figures.value,
    coalesce(figures.sample, figures.denominator) as sample
from figures
join fields using (field)
where indicator = $indicator and period = $period and org_code = $org_code
order by fields.position, fields.field
