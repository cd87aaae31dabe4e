"""Units of measure: how each is written, and its size in the base unit that figures are kept in."""

__all__ = ["UNIT_OF", "name_unit"]

#: Base unit, its size, and how it is written. What has no fixed size ("month") is its own base.
_UNITS = {
    ("%", 1.0): "% percent pct per_cent percentage_point percentage_points",
    ("dollar", 1.0): "$ dollar dollars usd us$",
    ("euro", 1.0): "€ euro euros eur",
    ("pound", 1.0): "£ gbp pounds_sterling",
    ("yen", 1.0): "¥ yen",
    ("second", 1.0): "second seconds sec secs",
    ("second", 60.0): "minute minutes min mins",
    ("second", 3600.0): "hour hours hr hrs",
    ("second", 86400.0): "day days",
    ("second", 604800.0): "week weeks fortnight",
    ("month", 1.0): "month months",
    ("month", 12.0): "year years",
    ("metre", 0.001): "millimetre millimetres millimeter millimeters mm",
    ("metre", 0.01): "centimetre centimetres centimeter centimeters cm",
    ("metre", 1.0): "metre metres meter meters",
    ("metre", 1000.0): "kilometre kilometres kilometer kilometers km",
    ("metre", 1609.344): "mile miles",
    ("metre", 0.3048): "foot feet ft",
    ("gram", 1.0): "gram grams g",
    ("gram", 1000.0): "kilogram kilograms kilo kilos kg",
    ("gram", 1e6): "tonne tonnes",
    ("metre an hour", 1000.0): "km/h kmh kph",
    ("metre an hour", 1609.344): "mph",
    ("metre an hour", 3600.0): "metre_a_second metres_a_second metres_per_second m/s",
    ("square metre", 1.0): "square_metre square_metres square_meters sq_m",
    ("square metre", 1e4): "hectare hectares ha",
    ("square metre", 1e6): "square_kilometre square_kilometres square_kilometers sq_km",
    ("square metre", 4046.856): "acre acres",
    ("square metre", 2.589988e6): "square_mile square_miles sq_miles",
    ("litre", 1.0): "litre litres liter liters",
    ("litre", 1000.0): "cubic_metre cubic_metres cubic_meters",
    ("litre a second", 1.0): "litre_a_second litres_a_second litres_per_second",
    ("litre a second", 1000.0): "cubic_metre_a_second cubic_metres_a_second "
    "cubic_meters_a_second cubic_metres_per_second cubic_meters_per_second cumecs",
    ("degree", 1.0): "degree degrees °c °f °",
    ("point", 1.0): "point points",
}
UNIT_OF = {
    spelled.replace("_", " "): (unit, size)
    for (unit, size), spellings in _UNITS.items()
    for spelled in spellings.split()
}
#: Each is called by its first spelling, but for signs.
_NAMES = {
    key: key[0] if key[1] == 1.0 else spellings.split()[0].replace("_", " ")
    for key, spellings in _UNITS.items()
}


def name_unit(unit: str, size: float) -> str:
    """Name a unit of some size.

    Examples
    --------
    >>> name_unit("second", 3600), name_unit("second", 1)
    ('hour', 'second')
    """
    return _NAMES.get((unit, size), unit)
