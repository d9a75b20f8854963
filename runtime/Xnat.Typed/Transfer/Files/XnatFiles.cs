using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>The files of a resource, in the order of its catalog. Going through them asks the server, each time anew.</summary>
public sealed class XnatFiles : IAsyncEnumerable<XnatFile>
{
    private readonly XnatObject owner;

    internal XnatFiles(XnatObject owner) => this.owner = owner;

    /// <summary>The file of this path.</summary>
    /// <param name="path">Path within the resource; the name alone does where there is only one of it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatNotFoundException">There is none.</exception>
    /// <exception cref="XnatConflictException">Several have this name; give the path.</exception>
    public async Task<XnatFile> GetAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var named = new List<XnatFile>();
        await foreach (var file in this.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (file.Path == path) return file;
            if (file.Name == path) named.Add(file);
        }

        var answer = new FailedAnswer(
            named.Count == 0 ? System.Net.HttpStatusCode.NotFound : System.Net.HttpStatusCode.Conflict,
            "GET",
            "…/resources/{resource}/files");
        if (named.Count == 0)
            throw new XnatNotFoundException("The resource has no file of this name; list its Files.", answer) { Key = path };
        return named.Count == 1
            ? named[0]
            : throw new XnatConflictException(
                $"{named.Count} files of the resource have this name; give the path of one, they are in Candidates.",
                answer,
                [.. named.Select(static file => file.Path)]);
    }

    /// <summary>Asks the server and gives the files as their rows arrive, in their order.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    public IAsyncEnumerator<XnatFile> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var location = ItemReading.LocationOf(owner);
        return FileListing.ReadAsync(location.Connection, location.Address, owner, cancellationToken).GetAsyncEnumerator(cancellationToken);
    }
}
