"""The data half: from officials' rows to published figures. No Streamlit, no Altair."""
