"""The demo office: invented people, the example SOPs, and three months of work lived through the real engine."""
