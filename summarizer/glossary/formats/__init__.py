"""One module per file format; each gives the rows of a file and interprets nothing.

`rows(data)` takes the bytes of a file and raises GlossaryError where they are not of its format.
"""
