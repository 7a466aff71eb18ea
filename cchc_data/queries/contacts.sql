select * from contacts
order by kind, label_vi
