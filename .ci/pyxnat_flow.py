#!/usr/bin/python3
"""Walks an unmodified pyxnat through a running server: pyxnat_flow.py URL USER PASSWORD.

Each step asserts what it got; the last line says how many passed.
"""

import os
import sys
import tempfile
import warnings

warnings.simplefilter("ignore")

import pyxnat  # noqa: E402

# XNAT never takes the ID of a deleted project again.
PROJECT = f"pyxnat_flow_{os.getpid()}"
STEPS = []


def step(function):
    STEPS.append(function)
    return function


class Flow:
    def __init__(self, url, user, password):
        self.xnat = pyxnat.Interface(server=url, user=user, password=password)
        self.project = None
        self.subject = None
        self.session = None
        self.scan = None


@step
def version_is_known(flow):
    assert flow.xnat.version()["version"].startswith("1."), flow.xnat.version()


@step
def projects_are_listed(flow):
    assert isinstance(flow.xnat.select.projects().get(), list)


@step
def project_is_created(flow):
    flow.project = flow.xnat.select.project(PROJECT)
    assert not flow.project.exists()
    flow.project.create()
    assert flow.project.exists()
    assert flow.project.id() in flow.xnat.select.projects().get()


@step
def settings_are_read_and_set(flow):
    flow.project.set_prearchive_code("0")
    assert int(flow.project.prearchive_code()) == 0, flow.project.prearchive_code()
    flow.project.set_accessibility("private")
    assert flow.project.accessibility() == b"private", flow.project.accessibility()


@step
def subject_is_created(flow):
    flow.subject = flow.project.subject("sub01")
    assert not flow.subject.exists()
    flow.subject.create()
    assert flow.subject.exists()
    assert flow.subject.label() == "sub01", flow.subject.label()
    assert flow.subject.id() in flow.project.subjects().get()


@step
def attributes_are_set_and_read(flow):
    flow.subject.attrs.set("gender", "male")
    flow.subject.attrs.mset({"yob": "1980", "handedness": "left"})
    assert flow.subject.attrs.get("gender") == "male", flow.subject.attrs.get("gender")
    assert flow.subject.attrs.mget(["yob", "handedness"]) == ["1980", "left"], flow.subject.attrs.mget(["yob", "handedness"])


@step
def experiment_is_created(flow):
    flow.session = flow.subject.experiment("sess01")
    flow.session.create(experiments="xnat:mrSessionData")
    assert flow.session.exists()
    assert flow.session.datatype() == "xnat:mrSessionData", flow.session.datatype()
    assert flow.session.id() in flow.project.experiments().get()
    flow.session.attrs.set("xnat:mrSessionData/date", "2020-02-29")
    assert flow.session.attrs.get("date") == "2020-02-29", flow.session.attrs.get("date")


@step
def scan_is_created(flow):
    flow.scan = flow.session.scan("1")
    flow.scan.create(scans="xnat:mrScanData")
    flow.scan.attrs.set("type", "T1")
    assert flow.session.scans().get() == ["1"], flow.session.scans().get()
    assert flow.scan.attrs.get("type") == "T1"


@step
def file_is_put_and_read_back(flow):
    content = bytes(range(256)) * 40
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "a.bin")
        with open(source, "wb") as stream:
            stream.write(content)
        stored = flow.scan.resource("NIFTI").file("a.bin")
        stored.put(source, format="BIN", content="TEST", tags="one")
        assert stored.exists()
        assert int(stored.size()) == len(content), stored.size()
        assert stored.format() == "BIN" and stored.content() == "TEST"
        with open(stored.get(os.path.join(folder, "back.bin")), "rb") as stream:
            assert stream.read() == content
        assert stored.last_modified()


@step
def resource_is_downloaded_as_archive(flow):
    with tempfile.TemporaryDirectory() as folder:
        files = flow.scan.resource("NIFTI").get(folder, extract=True)
        assert [os.path.basename(str(name)) for name in files] == ["a.bin"], files


@step
def folder_is_put_as_archive(flow):
    with tempfile.TemporaryDirectory() as folder:
        os.makedirs(os.path.join(folder, "inner"))
        for name in ("x.txt", os.path.join("inner", "y.txt")):
            with open(os.path.join(folder, name), "w") as stream:
                stream.write(name)
        flow.session.resource("NOTES").put_dir(folder)
    names = sorted(flow.session.resource("NOTES").files().get())
    assert len(names) == 2, names


@step
def scans_are_downloaded(flow):
    with tempfile.TemporaryDirectory() as folder:
        flow.session.scans().download(folder, type="ALL", extract=True)
        found = [os.path.join(path, name) for path, _, names in os.walk(folder) for name in names]
        assert any(name.endswith(os.path.join("scans", "1-T1", "resources", "NIFTI", "files", "a.bin")) for name in found), found


@step
def file_is_deleted(flow):
    stored = flow.scan.resource("NIFTI").file("a.bin")
    stored.delete()
    assert not stored.exists()


@step
def document_is_read_as_xml(flow):
    text = flow.subject.get()
    assert b"Subject" in (text if isinstance(text, bytes) else text.encode())
    assert flow.subject.xpath("//xnat:gender/text()") == ["male"], flow.subject.xpath("//xnat:gender/text()")
    assert flow.session.xpath("//xnat:scan/@ID") == ["1"]


@step
def custom_variables_are_declared_and_set(flow):
    name = flow.project.id()
    document = f"""<xnat:Project ID="{name}" xmlns:xnat="http://nrg.wustl.edu/xnat" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
      <xnat:studyProtocol ID="{name}_xnat_subjectData" name="Subjects" data-type="xnat:subjectData" xsi:type="xnat:datatypeProtocol"/>
    </xnat:Project>"""
    flow.xnat.put(f"/data/projects/{name}", data=document, headers={"Content-Type": "text/xml"})
    flow.project.add_custom_variables({"Subjects": {"group1": {"color": "string", "size": "float"}}})
    assert flow.project.get_custom_variables() == {"Subjects": {"group1": {"color": "string", "size": "float"}}}, flow.project.get_custom_variables()
    flow.subject.attrs.set("xnat:subjectData/fields/field[name=color]/field", "blue")
    assert flow.subject.xpath("//xnat:field[@name='color']/text()") == ["blue"]


@step
def subject_is_shared(flow):
    other = flow.xnat.select.project(flow.project.id() + "_2")
    other.create()
    flow.subject.share(other.id())
    assert flow.subject.id() in other.subjects().get()
    flow.subject.unshare(other.id())
    assert flow.subject.id() not in other.subjects().get()
    other.delete()


@step
def array_tables_are_read(flow):
    rows = flow.xnat.array.experiments(project_id=flow.project.id(), experiment_type="xnat:mrSessionData").data
    assert [row["ID"] for row in rows] == [flow.session.id()], rows


@step
def search_elements_are_listed(flow):
    assert "xnat:subjectData" in flow.xnat.inspect.datatypes()
    assert "xnat:subjectData/SUBJECT_ID" in flow.xnat.inspect.datatypes("xnat:subjectData")


@step
def prearchive_is_listed(flow):
    assert isinstance(flow.xnat.manage.prearchive.get(), list)


@step
def everything_is_deleted(flow):
    flow.session.delete()
    assert not flow.session.exists()
    flow.project.delete()
    assert not flow.project.exists()
    flow.xnat.disconnect()


def main(arguments):
    if len(arguments) != 3:
        print(__doc__.splitlines()[0], file=sys.stderr)
        return 2
    flow = Flow(*arguments)
    for number, function in enumerate(STEPS, start=1):
        try:
            function(flow)
        except Exception as error:
            print(f"pyxnat: step {number}, {function.__name__}, failed: {type(error).__name__}: {error}", file=sys.stderr)
            raise
    print(f"pyxnat: {len(STEPS)} steps passed")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
