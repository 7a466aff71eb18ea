"""From the portal's flattened page texts to the committed procedure catalogue."""
