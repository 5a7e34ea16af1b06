"""`python -m alur.cli …`, for callers that know the interpreter but not where its scripts lie."""

from alur.cli.main import main

main()
