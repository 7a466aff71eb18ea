"""Open data: every public table as rows, as files, and described for machines."""
