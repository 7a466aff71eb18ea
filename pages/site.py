"""The script Streamlit runs for each visitor: the menu of stories, told interactively.

It lies in `pages/` because Streamlit looks for pages in a folder `pages/` beside the
script it runs: beside this one there is none, so only the menu below exists.
"""

from cchc_view import tell_streamlit
from pages import PAGES, desk

tell_streamlit.tell(PAGES, desk.draw)
