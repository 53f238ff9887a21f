"""`python -m stemtaskforce` is the command `stemtaskforce`."""

from stemtaskforce.cli import main

if __name__ == "__main__":
    main()
