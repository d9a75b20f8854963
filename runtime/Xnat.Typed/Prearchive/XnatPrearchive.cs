using System.Runtime.CompilerServices;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Sessions that were sent in and wait for somebody to archive them.</summary>
public sealed class XnatPrearchive
{
    private const string Route = "GET /data/prearchive/projects";

    private readonly XnatConnection connection;

    internal XnatPrearchive(XnatConnection connection) => this.connection = connection;

    /// <summary>
    /// The sessions that this account may archive, in the order of the server, which promises nothing about it. Those that are still being
    /// received are left out: they must not be touched.
    /// </summary>
    /// <param name="project">Only those of one project; <c>Unassigned</c> are those without one.</param>
    /// <param name="includeReceiving">Also those that are being received.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <example>
    /// <code>
    /// await foreach (PrearchiveSession waiting in xnat.Prearchive.Sessions()) Console.WriteLine($"{waiting} {waiting.Status}");
    /// </code>
    /// </example>
    public async IAsyncEnumerable<PrearchiveSession> Sessions(
        string? project = null, bool includeReceiving = false, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var rows = connection.RowsAsync(
            token => project is null ? connection.Prearchive.ListAsync(token) : connection.Prearchive.ListProjectAsync(project, token),
            cancellationToken);
        await foreach (var row in rows.ConfigureAwait(false))
        {
            var address = PrearchiveAddress.Parse(RowCheck.Required(row, "url", Route))
                ?? throw new XnatContentException(
                    $"{Route} answered a session without an address in the prearchive; look at the answer through Http.")
                {
                    Route = Route,
                };
            var session = new PrearchiveSession(connection, address, row);
            if (includeReceiving || !session.IsReceiving) yield return session;
        }
    }

    /// <summary>One session by its address.</summary>
    /// <param name="project">ID of the project, or <c>Unassigned</c>.</param>
    /// <param name="timestamp">Name of the folder that was made on reception.</param>
    /// <param name="folderName">Name of the session's folder.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatNotFoundException">It is not there, or not any more.</exception>
    public Task<PrearchiveSession> GetAsync(
        string project,
        string timestamp,
        string folderName,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(project);
        ArgumentException.ThrowIfNullOrWhiteSpace(timestamp);
        ArgumentException.ThrowIfNullOrWhiteSpace(folderName);
        return PrearchiveReading.ReadAsync(connection, new(project, timestamp, folderName), cancellationToken);
    }

    /// <summary>The sessions that answer a description, out of one listing and in its order.</summary>
    /// <param name="search">What they are like.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public IAsyncEnumerable<PrearchiveSession> FindAsync(PrearchiveSearch search, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(search);
        return Sessions(search.Project, search.Status is not null, cancellationToken).Where(search.IsMetBy);
    }

    /// <summary>Comes back to an archiving that was begun before, by whatever program.</summary>
    /// <param name="address">
    /// What <see cref="XnatArchiving.Address"/> gave, or the address of a session alone (<see cref="PrearchiveSession.Uri"/>): then it is
    /// looked for in its own project under the name of its folder.
    /// </param>
    /// <exception cref="ArgumentException">It is no such address.</exception>
    public XnatArchiving ResumeArchiving(string address)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(address);
        return new(connection, ArchivingTarget.Parse(address));
    }
}
