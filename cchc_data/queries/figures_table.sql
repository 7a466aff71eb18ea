-- One row per indicator, period and field (null: all fields together).
create table figures (
    indicator varchar,
    period varchar,
    org_code varchar,
    field varchar,
    numerator bigint,
    denominator bigint,
    value double,
    sample bigint
)
