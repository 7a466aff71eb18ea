"""Blank workbooks for what no software exports, made from the forms, the schemas and the word lists.

One `.toml` a form says which columns the official sees, what to write and an example; the
headers are those the importer looks for, the lists those it understands.
"""

from cchc_data.templates.layout import Entry, Template, templates
from cchc_data.templates.workbook import workbook

__all__ = ["Entry", "Template", "templates", "workbook"]
