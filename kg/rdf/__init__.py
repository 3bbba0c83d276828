"""Claims and facts as RDF: written, validated, stored, asked."""
