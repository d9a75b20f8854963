"""Sharing, members of projects, custom variables."""

import os

from .flow import OTHER, PROJECT, contains, equal, step

READER = f"pyxnat_reader_{os.getpid()}"


@step
def objects_are_shared(flow):
    flow.subject.share(flow.other.id(), label="shared01")
    equal(flow.other.subjects().get(), [flow.subject.id()])
    equal(flow.other.subject("shared01").id(), flow.subject.id())
    equal(sorted(flow.subject.shares().get()), [PROJECT, OTHER])
    flow.session.share(flow.other.id())
    equal(flow.other.experiments().get(), [flow.session.id()])
    flow.session.unshare(flow.other.id())
    equal(flow.other.experiments().get(), [])
    flow.subject.unshare(flow.other.id())
    equal(flow.other.subjects().get(), [])


@step
def ownership_is_passed_on(flow):
    flow.project.subject("sub02").share(flow.other.id(), primary=True)
    equal(flow.other.subject("sub02").attrs.get("project"), OTHER)
    assert not flow.project.subject("sub02").exists()


@step
def members_come_and_go(flow):
    # pyxnat makes no accounts.
    flow.xnat.post("/xapi/users", json={"username": READER, "password": READER, "firstName": "Some", "lastName": "Reader", "email": READER + "@example.org", "enabled": True, "verified": True}).raise_for_status()
    contains(flow.xnat.manage.users(), flow.user, READER)
    equal(flow.xnat.manage.users.lastname(READER), "Reader")
    equal(flow.project.users(), [flow.user])
    flow.project.add_user(READER, "collaborator")
    equal(sorted(flow.project.users()), sorted([flow.user, READER]))
    equal((flow.project.owners(), flow.project.members(), flow.project.collaborators()), ([flow.user], [], [READER]))
    equal(flow.project.user_role(READER), "collaborator")
    flow.project.remove_user(READER)
    equal(flow.project.users(), [flow.user])


@step
def custom_variables_are_declared_and_set(flow):
    document = f"""<xnat:Project ID="{PROJECT}" xmlns:xnat="http://nrg.wustl.edu/xnat" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
      <xnat:studyProtocol ID="{PROJECT}_xnat_subjectData" name="Subjects" data-type="xnat:subjectData" xsi:type="xnat:datatypeProtocol"/>
    </xnat:Project>"""
    flow.xnat.put(f"/data/projects/{PROJECT}", data=document, headers={"Content-Type": "text/xml"}).raise_for_status()
    flow.project.add_custom_variables({"Subjects": {"group1": {"color": "string", "size": "float"}}})
    equal(flow.project.get_custom_variables(), {"Subjects": {"group1": {"color": "string", "size": "float"}}})
    flow.subject.attrs.set("xnat:subjectData/fields/field[name=color]/field", "blue")
    flow.subject.attrs.set("xnat:subjectData/fields/field[name=size]/field", "9.5")
    # The blanks in front of the comment with the row's number are a text of their own.
    equal(flow.subject.xpath("//xnat:field[@name='color']/text()")[1::2], ["blue"])
    bigger = [("xnat:subjectData/XNAT_SUBJECTDATA_FIELD_MAP=size", ">", "9"), "AND"]
    equal(flow.search("xnat:subjectData", ["xnat:subjectData/SUBJECT_LABEL"], bigger), [{"subject_label": "sub01"}])
