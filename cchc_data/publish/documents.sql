-- One row per month, quarter and year: outgoing documents of the months that were entered. A
-- missing month is a gap: `months` of `months_due` says so. Monthly totals cannot be cut at
-- the 15th, so reporting periods have no row.
select
    period,
    $org_code as org_code,
    count(*)::integer as months,
    -- Whole months from the first month that is touched to the last that is over.
    ((year(covered_to + 1) - year(covered_from)) * 12 + month(covered_to + 1) - month(covered_from))::integer as months_due,
    sum(total)::integer as total,
    sum(coalesce(secret_excluded, 0))::integer as secret_excluded,
    sum(electronic_only)::integer as electronic_only,
    sum(dual)::integer as dual,
    sum(dual_justified)::integer as dual_justified,
    sum(paper_only)::integer as paper_only
from documents
join periods on month between from_on and covered_to
where kind in ('month', 'quarter', 'year')
group by all
order by all
