"""The hash chain of a case and the anchors over all cases: rules only, no storage, no keys."""
