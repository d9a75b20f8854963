namespace Xnat.Typed.Server;

/// <summary>How a server in process is set up.</summary>
public sealed class XnatServerOptions
{
    /// <summary>Address to listen on.</summary>
    /// <value>A free port of the loopback interface: <c>http://127.0.0.1:0</c>.</value>
    public string Url { get; init; } = "http://127.0.0.1:0";

    /// <summary>Accounts.</summary>
    /// <value>One administrator, <c>admin</c> with password <c>admin</c>.</value>
    public IReadOnlyList<XnatServerUser> Users { get; init; } = [new("admin", "admin")];

    /// <summary>Folders with further schemas, <c>{folder}/{name}.xsd</c> in each. A schema of the name of a bundled one replaces it.</summary>
    /// <value>None.</value>
    public IReadOnlyList<string> SchemaFolders { get; init; } = [];

    /// <summary>Where the time comes from.</summary>
    /// <value>The system's clock.</value>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Makes session ids; give one of your own where they must be known beforehand.</summary>
    /// <value><see langword="null"/>: random.</value>
    public Func<string>? NewSessionId { get; init; }

    /// <summary>Start of accession IDs, <c>XNAT_S00001</c>.</summary>
    /// <value><c>XNAT</c>.</value>
    public string SiteId { get; init; } = "XNAT";

    /// <summary>Version that the server says it is.</summary>
    /// <value><c>1.8.10</c>.</value>
    public string Version { get; init; } = "1.8.10";

    /// <summary>How long an unused session lives.</summary>
    /// <value>15 minutes.</value>
    public TimeSpan SessionTimeout { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Whether a change with an unknown field path is refused. A real XNAT drops it in silence.</summary>
    /// <value><see langword="false"/>.</value>
    public bool RefusesUnknownFields { get; init; }

    /// <summary>Folder on this machine from which <c>import-handler=inbox</c> may read.</summary>
    /// <value><see langword="null"/>: the site has no inbox.</value>
    public string? InboxFolder { get; init; }
}
