"""The drawing half: stories, told as Streamlit pages and as plain HTML."""
