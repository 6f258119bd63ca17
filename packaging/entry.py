"""The frozen program's start. A spawned analysis process begins here too, hence `freeze_support` comes first."""

import multiprocessing

if __name__ == "__main__":
    multiprocessing.freeze_support()

    from monitor.cli import main

    main()
