"""What the steps have in common."""

import os

import pyxnat

# XNAT never takes the ID of a deleted project again. No digit at the end: pyxnat would take the names of subjects for patterns of the project's.
PROJECT = f"pyxnat_{os.getpid()}_flow"
OTHER = f"pyxnat_{os.getpid()}_other"
STEPS = []


def step(function):
    STEPS.append(function)
    return function


def equal(got, wanted):
    assert got == wanted, f"got {got!r}, wanted {wanted!r}"


def contains(got, *wanted):
    for one in wanted:
        assert one in got, f"{one!r} is not in {got!r}"


class Flow:
    def __init__(self, url, user, password):
        self.url, self.user, self.password = url, user, password
        self.xnat = pyxnat.Interface(server=url, user=user, password=password)
        self.project = self.xnat.select.project(PROJECT)
        self.other = self.xnat.select.project(OTHER)
        self.subject = self.project.subject("sub01")
        self.session = self.subject.experiment("sess01")
        self.scan = self.session.scan("1")
        self.triple = None

    def search(self, data_type, columns, constraints):
        return self.xnat.select(data_type, columns).where(constraints).data
