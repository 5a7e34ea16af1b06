"""SOPs of the office: library, pages, writing, approval, coverage."""
