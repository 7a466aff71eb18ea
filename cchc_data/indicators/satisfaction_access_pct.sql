-- SIPAS factor 1.
select * from satisfied(1)
