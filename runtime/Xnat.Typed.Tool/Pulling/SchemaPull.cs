using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Tool.Pulling;

/// <summary>
/// Fetches every schema that a server lists and what those import; what cannot be had is noted and the others are fetched all the same.
/// </summary>
internal sealed class SchemaPull(SchemaServer server)
{
    /// <summary>Imports beyond the list that a server can make us follow.</summary>
    private const int MostImports = 1000;

    private static readonly HashSet<string> BuiltIn = new(StringComparer.Ordinal)
    {
        "http://www.w3.org/XML/1998/namespace", "http://www.w3.org/2001/XMLSchema", "http://www.w3.org/2001/XMLSchema-instance",
        "http://www.w3.org/1999/xlink",
    };

    private readonly Dictionary<SchemaName, FetchedSchema> fetched = [];
    private readonly HashSet<SchemaName> tried = [];
    private readonly HashSet<string> namespaces = new(StringComparer.Ordinal);
    private readonly List<FailedSchema> failures = [];

    /// <param name="listed">Names as the server lists them.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<PulledSchemas> RunAsync(IEnumerable<string> listed, CancellationToken cancellationToken)
    {
        foreach (var text in listed)
        {
            if (SchemaName.Parse(text) is { } name) await FetchAsync(name, "", cancellationToken).ConfigureAwait(false);
            else failures.Add(new FailedSchema(text, "the server lists it, and it is not of the form folder/file"));
        }

        await FollowImportsAsync(cancellationToken).ConfigureAwait(false);
        return new PulledSchemas([.. fetched.Values.OrderBy(schema => schema.Name.ToString(), StringComparer.Ordinal)], failures);
    }

    private async Task FollowImportsAsync(CancellationToken cancellationToken)
    {
        var open = new Queue<FetchedSchema>(fetched.Values);
        for (var left = MostImports; open.TryDequeue(out var schema);)
        {
            foreach (var import in schema.Document.Imports.Where(import => IsOpen(import, schema.Document)))
            {
                if (TargetOf(import, schema.Name) is not { } target)
                {
                    failures.Add(new FailedSchema(
                        import.Namespace, $"imported by {schema.Name} from '{import.Location}', which is not on this server"));
                    continue;
                }

                if (tried.Contains(target)) continue;
                if (left-- == 0)
                {
                    failures.Add(new FailedSchema(
                        target.ToString(), $"imported by {schema.Name} after {MostImports} others; imports are followed no further"));
                    return;
                }

                if (await FetchAsync(target, $", imported by {schema.Name}", cancellationToken).ConfigureAwait(false) is { } found)
                    open.Enqueue(found);
            }
        }
    }

    /// <summary>An import is satisfied by any schema of its namespace; an include means one file.</summary>
    private bool IsOpen(SchemaImport import, SchemaDocument document) =>
        import.Namespace == document.TargetNamespace
            ? import.Location.Length > 0
            : !BuiltIn.Contains(import.Namespace) && !namespaces.Contains(import.Namespace);

    /// <summary>Where its location leads, or else, as XNAT keeps its own schemas, the folder and file that the namespace ends in.</summary>
    private SchemaName? TargetOf(SchemaImport import, SchemaName from) =>
        import.Location.Length > 0
            ? from.Locate(import.Location, server.Address)
            : SchemaName.Parse(import.Namespace.TrimEnd('/').Split('/', ':')[^1]);

    private async Task<FetchedSchema?> FetchAsync(SchemaName name, string origin, CancellationToken cancellationToken)
    {
        if (!tried.Add(name)) return null;
        try
        {
            var schema = await server.FetchAsync(name, cancellationToken).ConfigureAwait(false);
            fetched.Add(name, schema);
            namespaces.Add(schema.Document.TargetNamespace);
            return schema;
        }
        catch (UnusableSchemaException exception)
        {
            failures.Add(new FailedSchema(name.ToString(), exception.Message + origin));
            return null;
        }
    }
}
