"""A whole nation: published in parts by the product's own SQL, then asked five questions."""
