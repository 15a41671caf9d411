"""Renders what a team's template brings, whatever its author meant by it.

Nobody trusts these templates.  They see plain data and a short list of filters, tests and functions; every
step and every letter is counted; and all of it happens in a process of its own that can open nothing,
with limits on memory and time, so that what slips through one wall stands before the next.
"""
