"""`python -m trigscaffold`."""

from trigscaffold.cli import main

main()
