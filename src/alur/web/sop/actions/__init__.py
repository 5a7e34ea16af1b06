"""Acts on SOPs, a file each, every one a transaction of its own."""
