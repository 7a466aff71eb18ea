-- SIPAS factor 3.
select * from satisfied(3)
