"""Files and archives of them."""

import os
import tempfile
import zipfile

from .flow import contains, equal, step


@step
def file_is_put_and_read_back(flow):
    content = bytes(range(256)) * 40
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "a.bin")
        with open(source, "wb") as stream:
            stream.write(content)
        stored = flow.scan.resource("NIFTI").file("inner/a.bin")
        stored.put(source, format="BIN", content="TEST", tags="one,two")
        assert stored.exists()
        equal(int(stored.size()), len(content))
        equal((stored.format(), stored.content(), stored.labels()), ("BIN", "TEST", "one,two"))
        equal(stored.attributes()["path"], "inner/a.bin")
        with open(stored.get(os.path.join(folder, "back.bin")), "rb") as stream:
            equal(stream.read(), content)
        contains(stored.last_modified(), "GMT")


@step
def file_is_replaced_only_on_request(flow):
    with tempfile.TemporaryDirectory() as folder:
        stored = flow.session.scan("2").resource("TEXT").file("b.txt")
        for content, overwrite, wanted in (("first", False, "first"), ("second", False, "first"), ("third", True, "third")):
            stored.put(content, overwrite=overwrite)
            with open(stored.get(os.path.join(folder, "b.txt"))) as stream:
                equal(stream.read(), wanted)


@step
def resources_are_listed(flow):
    resource = flow.scan.resource("NIFTI")
    equal(flow.scan.resources().get(), [resource.id()])
    equal(resource.label(), "NIFTI")
    equal(flow.scan.resource(resource.id()).files().get(), ["a.bin"])
    contains(repr(resource), "`NIFTI` (1 files 10.00 KB)")


@step
def resource_is_downloaded_as_archive(flow):
    with tempfile.TemporaryDirectory() as folder:
        files = flow.scan.resource("NIFTI").get(folder, extract=True)
        equal([os.path.relpath(str(name), folder) for name in files], ["NIFTI/inner/a.bin"])
        with zipfile.ZipFile(flow.scan.resource("NIFTI").get(folder)) as archive:
            equal([os.path.basename(name) for name in archive.namelist()], ["a.bin"])


@step
def archives_and_folders_are_put(flow):
    with tempfile.TemporaryDirectory() as folder:
        os.makedirs(os.path.join(folder, "inner"))
        for name in ("x.txt", os.path.join("inner", "y.txt")):
            with open(os.path.join(folder, name), "w") as stream:
                stream.write(name)
        flow.session.resource("NOTES").put_dir(folder)
        archive = os.path.join(folder, "z.zip")
        with zipfile.ZipFile(archive, "w") as target:
            target.writestr("deep/1.txt", "1")
            target.writestr("2.txt", "2")
        flow.session.resource("ZIPPED").put_zip(archive)
        flow.session.resource("WHOLE").put_zip(archive, extract=False)
    equal(sorted(flow.session.resource("NOTES").files().get()), ["x.txt", "y.txt"])
    equal(sorted(flow.session.resource("ZIPPED").files().get()), ["1.txt", "2.txt"])
    equal(flow.session.resource("WHOLE").files().get(), ["z.zip"])
    flow.session.resource("WHOLE").delete()
    assert not flow.session.resource("WHOLE").exists()


@step
def files_of_assessors_and_reconstructions_are_kept(flow):
    for parent in (flow.session.assessor("qc01"), flow.session.reconstruction("mean")):
        parent.out_resource("RESULT").file("out.txt").put("out")
        parent.in_resource("SOURCE").file("in.txt").put("in")
        equal(parent.out_resource("RESULT").files().get(), ["out.txt"])
        equal(parent.in_resource("SOURCE").files().get(), ["in.txt"])


@step
def scans_are_downloaded(flow):
    for kind, wanted in (("ALL", ["1-T1", "2-T2"]), ("T1,T2", ["1-T1", "2-T2"]), ("T2", ["2-T2"])):
        with tempfile.TemporaryDirectory() as folder:
            flow.session.scans().download(folder, type=kind, extract=True, removeZip=True)
            equal(sorted(os.listdir(os.path.join(folder, "sess01", "scans"))), wanted)
            assert os.path.isfile(os.path.join(folder, "sess01", "scans", "2-T2", "resources", "TEXT", "files", "b.txt"))


@step
def file_is_deleted(flow):
    stored = flow.scan.resource("NIFTI").file("inner/a.bin")
    stored.delete()
    assert not stored.exists()
