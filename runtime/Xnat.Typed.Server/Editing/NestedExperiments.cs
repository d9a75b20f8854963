using System.Xml.Linq;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Items;

namespace Xnat.Typed.Server.Editing;

/// <summary>
/// Experiments inside of a subject's document, and assessors inside of a session's:
/// objects of their own, saved with the document that holds them.
/// </summary>
internal sealed class NestedExperiments(EditContext context)
{
    private Store Store => context.Store;

    public void Save(Row owner)
    {
        foreach (var document in context.Submission.Documents) Save(owner, document);
    }

    private void Save(Row owner, XElement document)
    {
        var (wrapper, name, link) = owner.Type.Is("xnat:subjectData")
            ? ("experiments", "experiment", "subject_ID")
            : ("assessors", "assessor", "imageSession_ID");
        foreach (var element in document
            .Elements()
            .Where(element => element.Name.LocalName == wrapper)
            .Elements()
            .Where(element => element.Name.LocalName == name))
        {
            if (Find(owner, element) is not { } row) row = Create(owner, element, link);
            else if (row.Project == owner.Project && row[link] == owner.Id && context.Access.CanEditObject(row)) Change(row, element);
            else continue;
            foreach (var scan in row.Rows("scans/scan")) ScanEditor.Complete(scan, row);
            if (row.Type.Is("xnat:imageSessionData")) Save(row, element);
        }
    }

    private Row? Find(Row owner, XElement element)
    {
        if ((string?)element.Attribute("ID") is { Length: > 0 } id && Store.Experiment(id) is { } known) return known;
        return (string?)element.Attribute("label") is { Length: > 0 } label
            ? Store.Contents(owner.Project).Experiments.FindLabel(label)
            : null;
    }

    private void Change(Row row, XElement element)
    {
        var note = context.History.Watch(row);
        new ItemXmlReader(Store, context.Access.Login, allowsDeletion: false).Apply(row, element);
        note();
    }

    private Row Create(Row owner, XElement element, string link)
    {
        var type = Store.Types.FindNamedIn(element);
        if (type is null || type.Source.IsAbstract || !type.Is("xnat:experimentData"))
            throw RestException.BadRequest("An experiment inside of a document needs the xsi:type of an experiment.");
        var row = Store.NewRow(type, context.Access.Login);
        new ItemXmlReader(Store, context.Access.Login, allowsDeletion: false).Apply(row, element);
        context.PutId(row, (string?)element.Attribute("ID"));
        row.Put("project", owner.Project);
        row.Put("label", (string?)element.Attribute("label"));
        row.Put(link, owner.Id);
        Store.AddExperiment(row);
        return row;
    }
}
