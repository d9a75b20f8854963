using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server;

/// <summary>A project of the seed.</summary>
public sealed class SeedProject : SeedItem<SeedProject>
{
    internal SeedProject(Store store, Row row)
        : base(store, row)
    {
    }

    /// <summary>A subject, made if it is not there.</summary>
    /// <param name="label">Its label.</param>
    public SeedSubject Subject(string label)
    {
        if (Store.Contents(Row.Id).Subjects.FindLabel(label) is not { } subject)
        {
            subject = Store.NewRow(Store.Types.Get("xnat:subjectData"), "admin");
            subject.Put("project", Row.Id);
            subject.Put("label", label);
            Store.AddSubject(subject);
        }

        return new SeedSubject(Store, subject);
    }
}
