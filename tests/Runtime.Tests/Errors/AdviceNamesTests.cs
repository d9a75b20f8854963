using System.Reflection;
using System.Text.RegularExpressions;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Errors;

/// <summary>
/// Messages name only members that exist: every word in the library's texts that looks like a name of code is looked up in its public
/// surface.
/// </summary>
public sealed partial class AdviceNamesTests
{
    /// <summary>Names that are XNAT's, .NET's or a protocol's, and no members of this library.</summary>
    private static readonly HashSet<string> Others = new(StringComparer.Ordinal)
    {
        "OpenID", "PatientName", "ResultSet", "MiB", "MyLab.Export", "XnatSchema",
        "DefaultProxyCredentials", "DecompressionMethods.None", "HttpClient", "BaseAddress", "TryGetValue", "ZipFile.CreateFromDirectory",
        "JsonSerializable", "JsonSerializerContext", "Default.Options",
    };

    [Fact]
    public void EveryNameInAMessageExists()
    {
        var folder = Path.Combine(SharedFiles.RepositoryRoot(), "runtime", "Xnat.Typed");
        var members = Members();
        var unknown = new List<string>();
        var found = 0;
        foreach (var file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(static file => !file.Contains("/obj/", StringComparison.Ordinal)))
        {
            foreach (var text in File.ReadLines(file).Where(static line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
                .SelectMany(SourceTexts.Of).Where(IsSentence))
            {
                foreach (var name in Names().Matches(text).Select(static match => match.Value))
                {
                    found++;
                    if (!Others.Contains(name) && !members.Contains(name)) unknown.Add($"{Path.GetFileName(file)}: {name}");
                }
            }
        }

        Assert.Empty(unknown);
        Assert.True(found > 50, $"Only {found} names were found in the messages; the search is broken.");
    }

    [Theory]
    [InlineData("call NoSuchThingAsync first")]
    [InlineData("set XnatClientOptions.NoSuchOption")]
    [InlineData("raise NoSuchTimeout")]
    public void NameThatDoesNotExistIsFound(string text)
    {
        var members = Members();

        Assert.Contains(Names().Matches(text), match => !members.Contains(match.Value));
    }

    private static readonly Type[] OfDotNet =
    [
        typeof(SocketsHttpHandler),
        typeof(HttpClientHandler),
        typeof(DelegatingHandler),
        typeof(DateTime),
        typeof(DateTimeKind),
        typeof(HttpClient),
        typeof(System.Net.DecompressionMethods),
        typeof(Dictionary<string, string>),
        typeof(StringComparison),
        typeof(StringComparer),
        typeof(Enumerable),
    ];

    private static HashSet<string> Members()
    {
        const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var type in typeof(XnatClient).Assembly.GetExportedTypes().Append(typeof(XnatServer)).Concat(OfDotNet))
        {
            var name = type.Name.Split('`')[0];
            names.Add(name);
            foreach (var member in type.GetMembers(Public))
            {
                names.Add(member.Name);
                names.Add($"{name}.{member.Name}");
                if (member is PropertyInfo property)
                    names.UnionWith(property.PropertyType.GetMembers(Public).Select(below => $"{member.Name}.{below.Name}"));
            }
        }

        return names;
    }

    /// <summary>Several words: a message, and no key or route.</summary>
    private static bool IsSentence(string text) => text.Count(static c => c == ' ') >= 2;

    [GeneratedRegex(@"\b(?:[A-Z][A-Za-z]*\.[A-Z][A-Za-z]+|[A-Z][a-z]+(?:[A-Z][a-z]*)+|[A-Z][a-z]+Async)\b")]
    private static partial Regex Names();
}
