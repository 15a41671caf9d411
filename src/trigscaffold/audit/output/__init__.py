"""A report in the words of a reader: people, programs, code scanning, a GitHub log.  A format is a file."""
