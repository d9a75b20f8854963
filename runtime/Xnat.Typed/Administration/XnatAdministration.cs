namespace Xnat.Typed;

/// <summary>
/// What scripts that look after a site need. Members, accessibility and the like of one project are methods of the project:
/// <c>project.MembersAsync()</c>.
/// </summary>
/// <remarks>
/// Each change is read back, and one that the server accepted and does not have is an exception. Which routes have no method here, and so
/// are reached by <see cref="XnatClient.Http"/> or an interface of your own, stands in <c>docs/administration.md</c>.
/// </remarks>
public sealed class XnatAdministration
{
    internal XnatAdministration(XnatConnection connection)
    {
        Users = new(connection);
        Site = new(connection);
        DataTypes = new(connection);
        Investigators = new(connection);
        Workflows = new(connection);
        Containers = new(connection);
    }

    /// <summary>Accounts and their roles.</summary>
    public XnatUsers Users { get; }

    /// <summary>Settings, version and plugins.</summary>
    public XnatSite Site { get; }

    /// <summary>Data types, what can be searched of them, and the words in use.</summary>
    public XnatDataTypes DataTypes { get; }

    /// <summary>People who lead or work in projects.</summary>
    public XnatInvestigators Investigators { get; }

    /// <summary>Runs of pipelines and containers.</summary>
    public XnatWorkflows Workflows { get; }

    /// <summary>The container service.</summary>
    public XnatContainers Containers { get; }
}
