-- Tables of the loaded snapshot and their columns: an older one may have fewer.
select table_name, column_name from information_schema.columns
where table_schema = 'main'
order by table_name, ordinal_position
