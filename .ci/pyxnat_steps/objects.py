"""Sign-in, and objects made, read and changed."""

import os
import tempfile

import pyxnat

from .flow import OTHER, PROJECT, contains, equal, step


@step
def version_is_known(flow):
    assert flow.xnat.version()["version"].startswith("1."), flow.xnat.version()
    equal(flow.xnat._get_entry_point(), "/data")


@step
def context_signs_in_and_out(flow):
    with pyxnat.Interface(server=flow.url, user=flow.user, password=flow.password) as inner:
        assert isinstance(inner.select.projects().get(), list)
        assert len(inner._jsession) > len("JSESSIONID="), inner._jsession


@step
def wrong_password_is_refused(flow):
    try:
        pyxnat.Interface(server=flow.url, user=flow.user, password="wrong").select.projects().first()._intf.version()
    except Exception as error:
        assert "401" in str(error) or "nonetype" in str(error).lower(), error
    else:
        raise AssertionError("a wrong password was let in")


@step
def projects_are_created(flow):
    assert not flow.project.exists()
    flow.project.create()
    flow.other.create()
    assert flow.project.exists()
    equal(flow.project.id(), PROJECT)
    equal(flow.project.datatype(), "xnat:projectData")
    contains(flow.xnat.select.projects().get(), PROJECT, OTHER)
    equal(flow.xnat.select.projects(PROJECT[:-4] + "*").get(), [PROJECT, OTHER])
    flow.project.attrs.set("description", "A project of a test")
    equal(flow.project.description(), "A project of a test")
    equal(flow.project.aliases(), [])


@step
def settings_are_read_and_set(flow):
    flow.project.set_prearchive_code("0")
    equal(flow.project.prearchive_code(), 0)
    flow.project.set_quarantine_code("1")
    equal(flow.project.quarantine_code(), 1)
    flow.project.set_quarantine_code("0")
    equal(flow.project.quarantine_code(), 0)
    equal(flow.project.current_arc(), b"arc001")
    # set_subfolder_in_current_arc: TypeError, a bytes-like object is required, not 'str'.
    flow.project.set_accessibility("public")
    equal(flow.project.accessibility(), b"public")
    flow.project.set_accessibility("private")
    equal(flow.project.accessibility(), b"private")
    equal(flow.xnat.manage.project(PROJECT).accessibility(), b"private")


@step
def subject_is_created_with_attributes(flow):
    assert not flow.subject.exists()
    flow.subject.create(gender="female", yob="1970")
    assert flow.subject.exists()
    equal(flow.subject.label(), "sub01")
    equal(flow.subject.datatype(), "xnat:subjectData")
    contains(flow.project.subjects().get(), flow.subject.id())
    equal(flow.subject.attrs.mget(["gender", "yob"]), ["female", "1970"])


@step
def attributes_are_set_and_read(flow):
    flow.subject.attrs.set("gender", "male")
    flow.subject.attrs.mset({"yob": "1980", "handedness": "left"})
    equal(flow.subject.attrs.get("gender"), "male")
    equal(flow.subject.attrs.mget(["yob", "handedness"]), ["1980", "left"])


@step
def subject_is_created_with_its_label_as_id(flow):
    labelled = flow.project.subject(PROJECT + "_sub")
    labelled.create(use_label=True)
    equal(labelled.id(), PROJECT + "_sub")
    labelled.delete()
    assert not labelled.exists()


@step
def subject_is_created_from_a_document(flow):
    document = """<xnat:Subject xmlns:xnat="http://nrg.wustl.edu/xnat" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
      <xnat:demographics xsi:type="xnat:demographicData"><xnat:gender>male</xnat:gender></xnat:demographics></xnat:Subject>"""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "subject.xml")
        with open(path, "w") as stream:
            stream.write(document)
        flow.project.subject("sub02").create(xml=path)
    equal(flow.project.subject("sub02").label(), "sub02")
    equal(flow.project.subject("sub02").attrs.get("gender"), "male")


@step
def experiment_is_created_with_attributes(flow):
    flow.session.create(experiments="xnat:mrSessionData", **{"xnat:mrSessionData/date": "2020-02-28"})
    assert flow.session.exists()
    equal(flow.session.datatype(), "xnat:mrSessionData")
    contains(flow.project.experiments().get(), flow.session.id())
    equal(flow.subject.experiments().get(), [flow.session.id()])
    equal(flow.session.attrs.get("date"), "2020-02-28")
    flow.session.attrs.set("xnat:mrSessionData/date", "2020-02-29")
    equal(flow.session.attrs.get("date"), "2020-02-29")
    equal(flow.project.experiment("sess01").label(), "sess01")
    flow.session.trigger()


@step
def ancestors_are_created_on_the_way(flow):
    scan = flow.project.subject("sub03").experiment("sess03").scan("9")
    scan.create(scans="xnat:ctScanData", experiments="xnat:ctSessionData", **{"xnat:ctScanData/type": "HEAD"})
    equal(flow.project.subject("sub03").experiment("sess03").datatype(), "xnat:ctSessionData")
    equal(scan.attrs.get("type"), "HEAD")
    equal(flow.xnat.select(f"/projects/{PROJECT}/subjects/sub03/experiments/sess03/scans/9").datatype(), "xnat:ctScanData")


@step
def scans_are_created(flow):
    flow.scan.create(scans="xnat:mrScanData")
    flow.scan.attrs.set("type", "T1")
    flow.session.scan("2").create(scans="xnat:mrScanData", **{"xnat:mrScanData/type": "T2"})
    equal(sorted(flow.session.scans().get()), ["1", "2"])
    equal(flow.scan.attrs.get("type"), "T1")
    flow.scan.set_param("echoes", "2")
    equal(flow.scan.get_param("echoes"), "2")
    equal(flow.scan.params(), ["echoes"])


@step
def assessor_and_reconstruction_are_created(flow):
    assessor = flow.session.assessor("qc01")
    assessor.create(assessors="xnat:qcManualAssessorData")
    equal(assessor.datatype(), "xnat:qcManualAssessorData")
    equal(flow.session.assessors().get(), [assessor.id()])
    reconstruction = flow.session.reconstruction("mean")
    reconstruction.create()
    equal(reconstruction.datatype(), "xnat:reconstructedImageData")
    equal(flow.session.reconstructions().get(), ["mean"])


@step
def custom_parameters_of_assessors_are_set(flow):
    assessor = flow.session.assessor("qc01")
    assessor.set_param("mood", "fine")
    assessor.set_param("rater", "second")
    equal(sorted(assessor.params()), ["mood", "rater"])
    equal(assessor.get_param("mood"), "fine")
    equal(sorted(assessor.get_params()), ["fine", "second"])


@step
def id_of_an_assessor_is_kept(flow):
    assessor = flow.session.assessor("qc02")
    assessor.create(assessors="xnat:qcManualAssessorData", ID=PROJECT + "_qc02")
    equal(assessor.id(), PROJECT + "_qc02")
    contains(flow.session.assessors().get(), PROJECT + "_qc02")


@step
def columns_walk_through_assessors(flow):
    rows = flow.xnat.array.experiments(project_id=PROJECT, experiment_type="xnat:mrSessionData", columns=["xnat:mrSessionData/assessors/assessor/id"]).data
    contains([row["xnat:mrsessiondata/assessors/assessor/id"] for row in rows], PROJECT + "_qc02")
    flow.session.assessor("qc02").delete()


@step
def objects_are_selected_by_path(flow):
    equal(flow.xnat.select(f"/project/{PROJECT}/subject/sub01").id(), flow.subject.id())
    equal(sorted(flow.xnat.select(f"/projects/{PROJECT}/subjects").get()), sorted(flow.project.subjects().get()))
    contains(flow.xnat.select("//experiments").get(), flow.session.id())
    equal(flow.session.parent().label(), "sub01")
    seen = []
    flow.xnat.manage.register_callback(lambda collection, item: seen.append(item.label()))
    flow.project.subjects().get()
    flow.xnat.manage.unregister_callback()
    equal(sorted(seen), ["sub01", "sub02", "sub03"])


@step
def documents_are_read_as_xml(flow):
    contains(flow.subject.get(), b"xnat:Subject")
    equal(flow.subject.xpath("//xnat:gender/text()"), ["male"])
    equal(flow.session.xpath("//xnat:scan/@ID"), ["1", "2"])


@step
def last_changes_are_known(flow):
    changes = flow.project.last_modified()
    equal(sorted(changes), sorted(flow.project.subjects().get()))
    assert changes[flow.subject.id()].startswith("20"), changes


@step
def objects_describe_themselves(flow):
    contains(repr(flow.project), "(private) 3 subjects 1 MR experiment", f"(owner: {flow.user})")
    contains(repr(flow.subject), "`sub01`", "Gender: male", "Handedness: left", "1 experiment")
    contains(repr(flow.session), "`sess01`", "`sub01`", "2 scans")
    contains(repr(flow.scan), "(`T1`")


@step
def array_tables_are_read(flow):
    rows = flow.xnat.array.experiments(project_id=PROJECT, experiment_type="xnat:mrSessionData", columns=["label"]).data
    equal([(row["ID"], row["label"], row["xnat:mrsessiondata/subject_id"] if "xnat:mrsessiondata/subject_id" in row else row["subject_ID"]) for row in rows], [(flow.session.id(), "sess01", flow.subject.id())])
    equal([row["ID"] for row in flow.xnat.array.mrsessions(project_id=PROJECT, subject_label="sub01").data], [flow.session.id()])
    equal(sorted(row["xnat:imagescandata/id"] for row in flow.xnat.array.scans(project_id=PROJECT).data), ["1", "2", "9"])
    equal(sorted(row["xnat:mrscandata/id"] for row in flow.xnat.array.mrscans(project_id=PROJECT).data), ["1", "2"])
    found = flow.xnat.array.search_experiments(project_id=PROJECT, subject_label="sub01", experiment_type="xnat:mrSessionData", columns=["xnat:mrSessionData/LABEL", "xnat:mrSessionData/DATE"])
    equal(found.data, [{"label": "sess01", "date": "2020-02-29"}])
