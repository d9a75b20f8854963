using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Reads the object that a service names by its URI in the archive.</summary>
internal static class ArchivedSession
{
    public static async Task<ExperimentData> ReadAsync(
        XnatConnection connection,
        string uri,
        string route,
        CancellationToken cancellationToken) =>
        AddressOf(uri) is { } address
            ? await ItemReading.ReadExperimentAsync(connection, address, cancellationToken).ConfigureAwait(false)
            : throw new XnatContentException(
                $"{route} answered something other than the address of an archived session; look into the archive and the prearchive for "
                + "it.")
            {
                Route = route
            };

    /// <summary>The path below <c>/data</c>, or <see langword="null"/> for what is no address in the archive.</summary>
    public static string? AddressOf(string uri)
    {
        // The address is made of labels as they are stored.
        var path = XnatText.Decode(Uri.UnescapeDataString(uri.Trim()));
        foreach (var beginning in (ReadOnlySpan<string>)["/data/archive/", "/archive/", "/data/"])
        {
            if (!path.StartsWith(beginning, StringComparison.Ordinal)) continue;
            var rest = path[beginning.Length..];
            return rest.StartsWith("projects/", StringComparison.Ordinal) || rest.StartsWith("experiments/", StringComparison.Ordinal)
                ? rest
                : null;
        }

        return null;
    }
}
