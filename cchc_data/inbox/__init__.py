"""The watched folder: files dropped into it are imported, and a report is laid beside each."""
