-- A public table as it was published, in its own order.
select * from query_table($table)
