"""Chinese documents in, exact English briefs out."""
