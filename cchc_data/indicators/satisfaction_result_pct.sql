-- SIPAS factor 4.
select * from satisfied(4)
