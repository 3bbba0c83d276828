"""How long the saved questions take on a graph of a million triples, beside rdflib."""
