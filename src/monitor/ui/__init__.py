"""The window.

Cycles are looked for more seldom from here on, as the service has it too (`worker.spare_collections`): what is
imported before the first paint holds none, and looking for them took 15 ms of its 250.
"""

import gc

gc.set_threshold(50_000, 20, 50)
