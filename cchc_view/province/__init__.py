"""The province's own page: every unit beside the others, like with like."""
