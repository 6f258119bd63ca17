"""What the program ships beside its code: catalog, lexicon, icons, styles, demonstration.

Installed as `monitor.resources` and read through `importlib.resources`.
"""
