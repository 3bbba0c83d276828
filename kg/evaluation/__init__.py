"""How well pages are read, measured: against their own markup, and against facts known from elsewhere."""
