using Xnat.Typed.Model;
using Xnat.Typed.Rest;

namespace Xnat.Typed;

/// <summary>A resource as the place that files are sent to.</summary>
internal sealed class UploadTarget
{
    private const string Below = "/resources/";

    private readonly string owner;
    private readonly string key;

    public UploadTarget(AbstractResource resource)
    {
        Resource = resource;
        var location = ItemReading.LocationOf(resource);
        Connection = location.Connection;
        var slash = location.Address.LastIndexOf(Below, StringComparison.Ordinal);
        (owner, key) = (location.Address[..slash], location.Address[(slash + Below.Length)..]);
    }

    public AbstractResource Resource { get; }

    public XnatConnection Connection { get; }

    /// <summary>The resource of a label, whether there is one or not.</summary>
    /// <exception cref="ArgumentException">No resource can be known by this label.</exception>
    public static AbstractResource Labelled(XnatListing<AbstractResource> resources, string label)
    {
        ArgumentNullException.ThrowIfNull(resources);
        ArgumentNullException.ThrowIfNull(label);
        var source = resources.Source;
        var resource = new ResourceCatalog { Label = label };
        NameCheck.RefuseNew(resource, "label", label);
        resource.ServerLocation = new(source.Connection, ItemAddress.Below(source.Address, label), source.Owner, source.Project);
        return resource;
    }

    /// <summary>Whether the resource was created: what it holds need not be asked then. XNAT refuses one that is there.</summary>
    public async Task<bool> IsCreatedAsync(ResourceQuery query, CancellationToken cancellationToken)
    {
        try
        {
            await Connection.DoAsync(token => Connection.Files.CreateResourceAsync(owner, key, query, token), cancellationToken)
                .ConfigureAwait(false);
            return true;
        }
        catch (XnatConflictException)
        {
            return false;
        }
    }

    /// <summary>Sends a file, or an archive to be unpacked.</summary>
    /// <returns>What was answered; whether the server kept a file that stood there before.</returns>
    public async Task<(FailedAnswer Answer, bool HasDuplicates)> PutAsync(
        string path, HttpContent body, UploadQuery query, CancellationToken cancellationToken)
    {
        using var response = await Connection.AskAsync(
            token => Connection.Files.UploadAsync(owner, key, path, body, query, token), ExpectedContent.Text, cancellationToken)
            .ConfigureAwait(false);
        var text = await XnatConnection.ReadTextAsync(response, cancellationToken).ConfigureAwait(false);
        return (Connection.Describe(response), text.Contains("\"duplicates\"", StringComparison.Ordinal));
    }
}
