-- The offices' public contacts, as entered.
select * from contacts
order by kind, label_vi
