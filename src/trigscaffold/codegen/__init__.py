"""The Python that the built-in templates become: one function for each template, each block and each include.

    templates/*.j2 ─> Jinja's parser ─> `expressions`, `printing`, `function` ─> `library`: functions that return text

A checkout compiles a template when it is first rendered; the wheel carries all of them, and rendering imports no Jinja.
It relies on this, and a test reads every template for it: ``module`` is a `Module` and ``t`` one of its triggers, no
template binds the name of a function of ours, none has macros or inherits, and what it includes is named.
A team's templates never come here (`trigscaffold.sandbox`).
"""
