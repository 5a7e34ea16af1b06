"""Examples in docstrings are true."""

import doctest
from importlib import import_module
from pkgutil import walk_packages

import pytest

import alur.core
import alur.formats

MODULES = [
    module.name
    for package in (alur.core, alur.formats)
    for module in walk_packages(package.__path__, f"{package.__name__}.")
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_give_what_they_say(name: str) -> None:
    assert doctest.testmod(import_module(name)).failed == 0


def test_there_are_examples_at_all() -> None:
    assert sum(doctest.testmod(import_module(name)).attempted for name in MODULES) > 20
