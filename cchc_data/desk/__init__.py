"""The officials' desk: who may do what, the work that waits, drafts on their way to the public.

The only part of the house, beside import and publish, that opens the work tier. Everything here
is asked for by name of a person who has logged in, checks that person's role itself, and is
written into the log.
"""
