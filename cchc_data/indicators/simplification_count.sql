-- Proposals to simplify a procedure, by the day they were sent.
select * from happened('simplification')
