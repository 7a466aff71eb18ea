-- Sessions of oversight held in the period.
select * from happened('oversight')
