-- All nineteen SIPAS questions pooled, not a mean of means.
select * from satisfied(null)
