"""The prearchive, schemas, and the end of it all."""

from . import dicom_bytes
from .flow import PROJECT, contains, equal, step

STUDY = "1.2.826.0.1.3680043.10.5"


@step
def session_waits_in_the_prearchive(flow):
    archive = dicom_bytes.archive(STUDY, "pat01", {1: ("T1", 2), 2: ("T2", 1)})
    flow.xnat.post(f"/data/services/import?dest=/prearchive&project={PROJECT}", data=archive, headers={"Content-Type": "application/zip"}).raise_for_status()
    prearchive = flow.xnat.manage.prearchive
    flow.triple = next(triple for triple in prearchive.get() if triple[0] == PROJECT)
    equal(flow.triple[2], "pat01")
    equal(prearchive.status(flow.triple), "READY")
    equal(prearchive.get_scans(flow.triple), ["1", "2"])
    equal(prearchive.get_resources(flow.triple, "1"), "DICOM")
    equal(sorted(prearchive.get_files(flow.triple, "1", "DICOM")), ["1.dcm", "2.dcm"])
    equal(prearchive.get_uri(flow.triple), "/prearchive/projects/" + "/".join(flow.triple))


@step
def session_is_rebuilt_moved_and_deleted(flow):
    prearchive = flow.xnat.manage.prearchive
    contains(prearchive.reset(flow.triple).decode(), "/prearchive/projects/" + "/".join(flow.triple))
    equal(prearchive.status(flow.triple), "READY")
    # move: AttributeError, module 'urllib' has no attribute 'urlencode'; so its request is made by hand.
    form = {"src": prearchive.get_uri(flow.triple), "newProject": flow.other.id(), "async": "false"}
    flow.xnat._exec("/data/services/prearchive/move?format=csv", "POST", form)
    moved = [flow.other.id()] + flow.triple[1:]
    contains(prearchive.get(), moved)
    assert flow.triple not in prearchive.get(), prearchive.get()
    prearchive.delete(prearchive.get_uri(moved))
    assert moved not in prearchive.get(), prearchive.get()


@step
def schemas_tell_the_paths_of_attributes(flow):
    flow.xnat.manage.schemas.add("/xapi/schemas/xnat")
    equal(list(flow.xnat.manage.schemas()), ["xnat"])
    contains(flow.subject.attrs(), "xnat:subjectData/demographics", "xnat:subjectData/fields/field")
    # inspect.schemas.look_for: AttributeError, 'SchemaManager' object has no attribute '_init'.


@step
def everything_is_deleted(flow):
    flow.session.delete()
    assert not flow.session.exists()
    flow.other.delete()
    flow.project.delete()
    assert not flow.project.exists()
    flow.xnat.disconnect()
