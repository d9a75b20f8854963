"""Searches, posted and saved."""

from .flow import PROJECT, contains, equal, step


@step
def search_elements_are_listed(flow):
    contains(flow.xnat.inspect.datatypes(), "xnat:projectData", "xnat:subjectData", "xnat:mrSessionData", "xnat:mrScanData")
    contains(flow.xnat.inspect.datatypes("xnat:mr*"), "xnat:mrSessionData", "xnat:mrScanData")
    contains(flow.xnat.inspect.datatypes("xnat:subjectData", "*"), "xnat:subjectData/SUBJECT_ID", "xnat:subjectData/GENDER_TEXT", "xnat:subjectData/PROJECT")
    equal(sorted(flow.xnat.inspect.subject_values(PROJECT)), sorted(flow.project.subjects().get()))
    equal(flow.xnat.inspect.experiment_values("xnat:mrSessionData", PROJECT), [flow.session.id()])
    contains(flow.xnat.inspect.field_values("xnat:subjectData/SUBJECT_ID"), flow.subject.id())
    contains(flow.xnat.inspect.experiment_types(), "xnat:mrSessionData")


@step
def subjects_are_searched(flow):
    columns = ["xnat:subjectData/SUBJECT_ID", "xnat:subjectData/PROJECT", "xnat:subjectData/SUBJECT_LABEL"]
    mine = ("xnat:subjectData/PROJECT", "=", PROJECT)
    rows = flow.search("xnat:subjectData", columns, [mine, "AND"])
    equal(sorted((row["subject_label"], row["project"]) for row in rows), [("sub01", PROJECT), ("sub03", PROJECT)])
    equal(next(row for row in rows if row["subject_label"] == "sub01")["subject_id"], flow.subject.id())
    nested = [mine, [("xnat:subjectData/GENDER_TEXT", "=", "male"), ("xnat:subjectData/HANDEDNESS_TEXT", "=", "right"), "OR"], "AND"]
    equal([row["subject_label"] for row in flow.search("xnat:subjectData", columns, nested)], ["sub01"])
    joined = [mine, ("xnat:ctSessionData/LABEL", "LIKE", "sess*"), "AND"]
    equal([row["subject_label"] for row in flow.search("xnat:subjectData", columns, joined)], ["sub03"])
    equal([row["subject_label"] for row in flow.search("xnat:subjectData", columns, f"xnat:subjectData/PROJECT = {PROJECT} xnat:subjectData/YOB < 1990 AND")], ["sub01"])
    contains([row["subject_id"] for row in flow.xnat.select("xnat:subjectData", columns).all().data], flow.subject.id())


@step
def sessions_are_searched(flow):
    columns = ["xnat:mrSessionData/LABEL", "xnat:mrSessionData/DATE", "xnat:subjectData/SUBJECT_LABEL"]
    found = flow.search("xnat:mrSessionData", columns, [("xnat:mrSessionData/project", "=", PROJECT), ("xnat:mrSessionData/DATE", ">", "02/01/2020"), "AND"])
    equal([(row["label"], row["date"], row["xnat_subjectdata_subject_label"]) for row in found], [("sess01", "2020-02-29", "sub01")])
    equal(flow.search("xnat:mrSessionData", columns, [("xnat:mrSessionData/project", "=", PROJECT), ("xnat:mrSessionData/DATE", ">", "2020-02-29"), "AND"]), [])
    try:
        flow.search("xnat:mrSessionData", columns, [("xnat:mrSessionData/NOTHING", "=", "1"), "AND"])
    except Exception as error:
        contains(str(error), "500")
    else:
        raise AssertionError("a search on an unknown field was answered")


@step
def collections_are_filtered_by_search(flow):
    # One subject alone: pyxnat takes its ID for a list of characters.
    subjects = flow.xnat.select(f"/projects/{PROJECT}/subjects").where([("xnat:subjectData/SUBJECT_LABEL", "LIKE", "sub0%"), "AND"]).get()
    contains(subjects, flow.subject.id())


@step
def searches_are_saved(flow):
    search, name = flow.xnat.manage.search, PROJECT + "_search"
    query = [("xnat:subjectData/PROJECT", "=", PROJECT), ("xnat:subjectData/GENDER_TEXT", "=", "male"), "AND"]
    for sharing in ("private", "public", [flow.user]):
        search.save(name, "xnat:subjectData", ["xnat:subjectData/SUBJECT_ID", "xnat:subjectData/PROJECT"], query, sharing=sharing, description="100% of them")
        contains(search.saved(), name)
    contains(search.saved(with_description=True), (name, "100% of them"))
    equal([(row["subject_id"], row["project"]) for row in search.get(name).data], [(flow.subject.id(), PROJECT)])
    contains(search.get(name, "xml"), b"xdat:bundle", b"allowed_user")
    saved = search.get(name, "query")
    equal((saved["row"], saved["columns"], saved["users"]), ("xnat:subjectData", ["xnat:subjectData/SUBJECT_ID", "xnat:subjectData/PROJECT"], [flow.user]))
    equal(sorted(map(str, saved["constraints"])), sorted(map(str, query)))
    equal(flow.xnat.select("xnat:subjectData", ["xnat:subjectData/SUBJECT_LABEL"]).where(query=name).data, [{"subject_label": "sub01"}])
    search.delete(name)
    assert name not in search.saved(), search.saved()


@step
def search_templates_are_saved(flow):
    search, name = flow.xnat.manage.search, PROJECT + "_one"
    search.save_template(name, "xnat:subjectData", ["xnat:subjectData/SUBJECT_ID"], [("xnat:subjectData/PROJECT", "=", "project"), "AND"])
    contains(search.saved_templates(), name)
    equal(search.get_template(name)[2], [("xnat:subjectData/PROJECT", "=", "%(project)s"), "AND"])
    # use_template and where(template=…): KeyError b'project', they fill a template of bytes with names of text.
    search.delete_template(name)
    assert name not in search.saved_templates()
