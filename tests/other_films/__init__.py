"""The seeds as other films: what is changed in a page changes in the claims, and nothing else does."""
