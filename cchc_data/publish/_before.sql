-- The log of changes as it was, empty where there is none: in the columns of procedure_changes.sql.
create schema before;

create table before.procedure_changes (
    step integer,
    changed_on date,
    effective_on date,
    proc_code varchar,
    change varchar,
    part varchar,
    before varchar,
    after varchar,
    replaced varchar
);
