"""Alur: standard operating procedures that are written, drawn, run and measured."""

__version__ = "0.1.0"
