"""Where somebody lives, as they say it: a city, a time zone's name or a spot on the map."""

from bot.features.places.rules import UnknownZone, country_of, find_zone, zone_at, zones_for_city

__all__ = ["UnknownZone", "country_of", "find_zone", "zone_at", "zones_for_city"]
