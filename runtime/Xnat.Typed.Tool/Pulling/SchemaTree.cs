using System.Security.Cryptography;
using Xnat.Typed.Tool.Files;

namespace Xnat.Typed.Tool.Pulling;

/// <summary>A folder of pulled schemas: <c>{folder}/{file}.xsd</c> and the lock.</summary>
internal sealed class SchemaTree(OutputFolder folder)
{
    /// <summary>Writes what has changed. The lock keeps what it said of schemas that failed this time and still lie here.</summary>
    public async Task<SchemaTreeChanges> WriteAsync(
        PulledSchemas pulled, Uri server, ServerDescription description, CancellationToken cancellationToken)
    {
        var before = await SchemaLock.ReadAsync(folder.PathOf(SchemaLock.FileName), cancellationToken).ConfigureAwait(false);
        var names = new SafeNames(SchemaLock.FileName);
        var states = new List<(string File, WrittenState State)>();
        var failures = new List<FailedSchema>();
        var locked = new List<LockedSchema>();
        foreach (var schema in pulled.Schemas)
        {
            var file = names.Add(schema.Name.Folder, schema.Name.File, ".xsd");
            try
            {
                states.Add((file, await folder.WriteAsync(file, schema.Content, cancellationToken).ConfigureAwait(false)));
                locked.Add(new LockedSchema(
                    schema.Name.ToString(), file, schema.Source, Convert.ToHexStringLower(SHA256.HashData(schema.Content))));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                failures.Add(new FailedSchema(schema.Name.ToString(), $"'{file}' cannot be written: {exception.Message}"));
            }
        }

        var known = before?.Schemas ?? [];
        var failed = pulled.Failures.Concat(failures).Select(failure => failure.Name).ToHashSet(StringComparer.Ordinal);
        var written = locked.Select(schema => schema.File).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var others = known.Where(schema => !written.Contains(schema.File) && folder.Holds(schema.File)).ToList();
        locked.AddRange(others.Where(schema => failed.Contains(schema.Name)));
        var content = new SchemaLock(
            server.AbsoluteUri,
            description.Version,
            description.Build,
            description.Plugins,
            [.. locked.OrderBy(schema => schema.Name, StringComparer.Ordinal)]);
        if (locked.Count > 0) await folder.WriteAsync(SchemaLock.FileName, content.ToBytes(), cancellationToken).ConfigureAwait(false);
        return new SchemaTreeChanges(
            states, failures, [.. others.Where(schema => !failed.Contains(schema.Name)).Select(schema => schema.File)]);
    }
}
