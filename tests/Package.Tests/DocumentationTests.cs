using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace Xnat.Typed.Package.Tests;

/// <summary>What editors show of the packages: the public types with their members, and nothing internal.</summary>
[Collection(PackedCollection.Name)]
public sealed class DocumentationTests(PackedProjects packed)
{
    [Theory]
    [InlineData("Xnat.Typed", "Xnat.Typed.XnatClient", "Xnat.Typed.Model.MrScanData")]
    [InlineData("Xnat.Typed.DependencyInjection", "Xnat.Typed.DependencyInjection.XnatClientSettings")]
    [InlineData("Xnat.Typed.Server", "Xnat.Typed.Server.XnatServer", "Xnat.Typed.Server.XnatServerOptions")]
    public void DocumentationIsOfPublicTypesOnly(string package, params string[] expected)
    {
        var entries = packed.Entries(package);
        var members = XDocument.Load(new MemoryStream(entries[$"lib/net10.0/{package}.xml"])).Descendants("member")
            .Select(member => (string)member.Attribute("name")!).ToHashSet(StringComparer.Ordinal);
        using var assembly = new PEReader(new MemoryStream(entries[$"lib/net10.0/{package}.dll"]));
        var metadata = assembly.GetMetadataReader();
        var hidden = metadata.TypeDefinitions.Select(metadata.GetTypeDefinition)
            .Where(type => (type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.NotPublic)
            .Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}").ToArray();

        Assert.NotEmpty(hidden);
        Assert.Empty(members.Intersect(hidden.Select(name => "T:" + name)));
        Assert.DoesNotContain(members, member =>
            Array.Exists(hidden, name => member[2..].StartsWith(name + ".", StringComparison.Ordinal)));
        Assert.All(expected, name => Assert.Contains("T:" + name, members));
        Assert.Contains(members, member => member.StartsWith($"M:{expected[0]}.", StringComparison.Ordinal));
    }
}
