"""What the shapes let through and what they reject."""
