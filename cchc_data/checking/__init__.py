"""Checking: received text → typed rows that may enter the work tables, and a reason for the rest (`sheet.check`)."""
