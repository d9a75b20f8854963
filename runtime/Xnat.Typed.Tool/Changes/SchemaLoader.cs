using Xnat.Typed.Schema;
using Xnat.Typed.Schema.Reading;
using Xnat.Typed.Schema.Reading.Components;
using Xnat.Typed.Server;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Emitting;
using Xnat.Typed.Tool.Files;
using Xnat.Typed.Tool.Pulling;

namespace Xnat.Typed.Tool.Changes;

/// <summary>Reads sets of schemas from where they are. What is only half there is refused: the rest might hold any change.</summary>
internal static class SchemaLoader
{
    private const string ResourcePrefix = "schemas/";

    /// <summary>Whether a text is the address of a server, and not a file or folder.</summary>
    public static bool IsServer(string text) =>
        !Path.Exists(text) && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";

    /// <summary>The lock where a project usually has it, or <see langword="null"/>.</summary>
    public static string? UsualLock() =>
        new[] { Path.Combine("schemas", SchemaLock.FileName), SchemaLock.FileName }.FirstOrDefault(File.Exists);

    /// <summary>The schemas that Xnat.Typed itself is made of.</summary>
    public static ComparedSchemas Bundled(CancellationToken cancellationToken)
    {
        var assembly = typeof(XnatServer).Assembly;
        var inputs = assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return new SchemaInput(name, reader.ReadToEnd(), "");
            });
        return ComparedSchemas.Of("the schemas of Xnat.Typed", Read(inputs, cancellationToken), cancellationToken);
    }

    /// <summary>A folder with all that lies below it, one schema, or what a lock names.</summary>
    /// <exception cref="MisuseException">There is nothing of the kind.</exception>
    /// <exception cref="XnatContentException">Something of it cannot be read.</exception>
    public static async Task<ComparedSchemas> OfPathAsync(string path, CancellationToken cancellationToken)
    {
        if (Path.GetFileName(path).EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            var locked = await LockedFolder.OpenAsync(path, cancellationToken).ConfigureAwait(false);
            return locked.Read(cancellationToken);
        }

        var files = SchemaFiles.Read([path]);
        if (files.Failures.Count > 0) throw new XnatContentException($"{files.Failures[0]} Nothing was compared.");
        return ComparedSchemas.Of(path, Read(files.Inputs, cancellationToken), cancellationToken);
    }

    /// <summary>One schema that lies in a file of another name.</summary>
    /// <exception cref="XnatContentException">It cannot be read.</exception>
    public static async Task<ComparedSchemas> OfFileAsync(string name, string file, CancellationToken cancellationToken)
    {
        var (text, encoding) = XmlText.Decode(await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false));
        return ComparedSchemas.Of(name, Read([new SchemaInput(name, text, "", "", encoding)], cancellationToken), cancellationToken);
    }

    /// <param name="client">Signed in to the server.</param>
    /// <param name="isMissed">Whether it matters that a schema, by its name, cannot be fetched.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatException">The server does not give all of them.</exception>
    public static async Task<ServedSchemas> OfServerAsync(
        XnatClient client, Func<string, bool> isMissed, CancellationToken cancellationToken)
    {
        var server = new SchemaServer(client);
        var listed = await server.ListAsync(cancellationToken).ConfigureAwait(false);
        if (listed.Count == 0)
            throw new XnatContentException(
                $"{server.Address.Authority} lists no schema at all, which no XNAT does; nothing was compared. Check the address.");
        var pulled = await new SchemaPull(server).RunAsync(listed, cancellationToken).ConfigureAwait(false);
        if (pulled.Failures.FirstOrDefault(failure => isMissed(failure.Name)) is { } failed)
            throw new XnatContentException($"{failed.Name}: {failed.Reason}; nothing was compared. Try again, or pull to see what comes.");
        var description = await server.DescribeAsync(cancellationToken).ConfigureAwait(false);
        var schemas = ComparedSchemas.Of(
            Named(server.Address.Authority, description.Version),
            pulled.Schemas.Select(static schema => schema.Document),
            cancellationToken);
        return new(schemas, pulled, description);
    }

    public static string Named(string name, string? version) => version is null ? name : $"{name} (XNAT {version})";

    public static IEnumerable<SchemaDocument> Read(
        IEnumerable<SchemaInput> inputs, CancellationToken cancellationToken) =>
        inputs.Select(input => Stages.Read(input, cancellationToken));
}
