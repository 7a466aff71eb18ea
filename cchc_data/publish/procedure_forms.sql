-- Form files that the commune hands out, one row each; the files themselves are kept by their hash.
select
    proc_code,
    file_name,
    title,
    format,
    bytes::integer as bytes,
    sha256
from form_files
join commune_procedures using (proc_code)
order by proc_code, title, file_name
