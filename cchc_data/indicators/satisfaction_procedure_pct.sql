-- SIPAS factor 2.
select * from satisfied(2)
