using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Xnat.Typed.Architecture.Tests.Rooms;

/// <summary>
/// The folder in which each type of an assembly is written, from its symbols: where methods have their code, and for types without
/// code where the compiler says they stand. Namespaces do not tell: the public types of the SDK share one.
/// </summary>
internal static class SourceFolders
{
    /// <summary>The custom debug information <c>TypeDefinitionDocuments</c> of portable symbols.</summary>
    private static readonly Guid TypeDocuments = new("932E74BC-DBA9-4478-8D46-0F32A7BAB3D3");

    /// <summary>Folders from the root of the repository, by the full name of the type with <c>+</c> before nested ones.</summary>
    public static Dictionary<string, string> Of(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        if (!file.TryOpenAssociatedPortablePdb(assembly, File.OpenRead, out var provider, out _) || provider is null)
            throw new InvalidOperationException($"{assembly} has no symbols; build it anew.");
        using var symbols = provider;
        var (types, documents) = (file.GetMetadataReader(), symbols.GetMetadataReader());
        var folders = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var handle in types.TypeDefinitions)
        {
            var written = Documents(types.GetTypeDefinition(handle), handle, documents)
                .Select(document => documents.GetString(documents.GetDocument(document).Name))
                .Where(path => !path.EndsWith(".g.cs", StringComparison.Ordinal));
            if (written.Select(Folder).FirstOrDefault(folder => folder is not null) is { } found) folders[NameOf(types, handle)] = found;
        }

        return folders;
    }

    private static IEnumerable<DocumentHandle> Documents(TypeDefinition type, TypeDefinitionHandle handle, MetadataReader symbols)
    {
        foreach (var information in symbols.GetCustomDebugInformation(handle).Select(symbols.GetCustomDebugInformation))
        {
            if (symbols.GetGuid(information.Kind) != TypeDocuments) continue;
            for (var reader = symbols.GetBlobReader(information.Value); reader.RemainingBytes > 0;)
                yield return MetadataTokens.DocumentHandle(reader.ReadCompressedInteger());
        }

        foreach (var method in type.GetMethods().Select(method => symbols.GetMethodDebugInformation(method.ToDebugInformationHandle())))
            if (!method.Document.IsNil) yield return method.Document;
    }

    private static string? Folder(string path)
    {
        path = path.Replace('\\', '/');
        var root = SharedFiles.RepositoryRoot().Replace('\\', '/').TrimEnd('/') + "/";
        foreach (var start in new[] { "/_/", root })
            if (path.StartsWith(start, StringComparison.Ordinal)) return path[start.Length..Math.Max(start.Length, path.LastIndexOf('/'))];
        return null;
    }

    private static string NameOf(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var name = reader.GetString(type.Name);
        var declaring = type.GetDeclaringType();
        if (!declaring.IsNil) return NameOf(reader, declaring) + "+" + name;
        var space = reader.GetString(type.Namespace);
        return space.Length == 0 ? name : space + "." + name;
    }
}
