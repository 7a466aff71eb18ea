-- SIPAS factor 5.
select * from satisfied(5)
