"""Records and claims on disk in columns: the only place that knows them."""
