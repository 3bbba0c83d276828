"""What a site's pages usually give, measured and kept as data; a page far outside of it tells that the site has changed."""

from kg.profiles.judging import is_excused, matching, notices
from kg.profiles.profile import Profile, profiles

__all__ = ["Profile", "is_excused", "matching", "notices", "profiles"]
