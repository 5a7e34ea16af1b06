"""The views of `sop`, in files by what a person does: find, read, write, decide."""
