"""The officials' desk as Streamlit draws it; `cchc_data.desk` decides who may do what.

Nothing here is told by the two renderers of the public pages, nothing is cached, and no byte of
it goes through an address that could be opened without the login: tables travel in the page's
own connection, files by `routes/desk.py`, which asks for the login again.
"""
