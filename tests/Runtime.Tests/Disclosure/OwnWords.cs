using System.Collections.Concurrent;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Xnat.Typed.Runtime.Tests.Disclosure;

/// <summary>Words that the library says by itself, so that a test whose label is one of them finds it everywhere.</summary>
internal static class OwnWords
{
    private static readonly ConcurrentDictionary<string, byte> Routes = new(StringComparer.Ordinal);

    /// <summary>Adds a template: <c>/data/projects/{project}</c>.</summary>
    public static void AddRoute(string template) => Routes.TryAdd(template, 0);

    /// <summary>All texts that stand in the library's code, and the templates of the routes that were met.</summary>
    public static string All()
    {
        using var file = new PEReader(File.OpenRead(typeof(XnatClient).Assembly.Location));
        var metadata = file.GetMetadataReader();
        var words = new StringBuilder();
        for (var handle = MetadataTokens.UserStringHandle(1); !handle.IsNil; handle = metadata.GetNextHandle(handle))
            words.AppendLine(metadata.GetUserString(handle));
        foreach (var type in metadata.TypeDefinitions) words.AppendLine(metadata.GetString(metadata.GetTypeDefinition(type).Name));
        return words.AppendJoin('\n', Routes.Keys).ToString();
    }
}
