"""Officials' files in: any bytes → what was received, exactly as written (`read`)."""

from cchc_data.reading.child import read

__all__ = ["read"]
