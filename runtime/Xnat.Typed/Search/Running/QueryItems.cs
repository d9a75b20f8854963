using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Makes the objects of the rows.</summary>
internal sealed class QueryItems<T>(QueryDefinition definition)
    where T : XnatObject
{
    private readonly QueryRoot root = definition.Root;
    private readonly CriterionField project = QueryKeys.Project(definition.Root);
    private readonly CriterionField dataType = QueryKeys.DataType(definition.Root);

    public T Make(QueryRow row)
    {
        var isProject = root.ItemClass == typeof(ProjectData);
        var isSubject = root.ItemClass == typeof(SubjectData);
        var record = row.ToRecord(isProject || isSubject ? null : row.Text(dataType));
        var item = XnatTypeSet.Of(definition.Connection.Options).Create<T>(record, root.DataType);
        var owner = isProject ? null : row.Text(project);
        var (listing, reached) = (Listing(isProject, isSubject), Reached(isSubject, owner));
        item.ServerLocation = new(definition.Connection, record, listing, ItemAddress.Of, owner: null, reached)
        {
            IsShared = root.Project is null ? null : !Membership.IsSame(owner, root.Project),
        };
        return item;
    }

    // At the top a subject has the address that it has in its own project, as in listings; experiments have one that goes through none.
    private string? Reached(bool isSubject, string? owner) => root.Project ?? (isSubject ? owner : null);

    private string Listing(bool isProject, bool isSubject) =>
        isProject ? "projects"
        : !isSubject ? "experiments"
        : root.Project is { } project ? $"{ItemAddress.Below("projects", project)}/subjects" : "subjects";
}
