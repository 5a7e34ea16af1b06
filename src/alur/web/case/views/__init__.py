"""The views of `case`, in files by what a person does: open, work on a step, read a case, enter from paper."""
