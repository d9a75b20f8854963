using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Xnat.Typed.Conventions.Tests.Rest;

/// <summary>Which methods of REST interfaces the code of assemblies calls: <c>IXnatFileApi.ListAsync</c>.</summary>
internal static class InterfaceCalls
{
    /// <summary>The methods that carry an attribute of Refit, of the interfaces in a namespace.</summary>
    public static IReadOnlySet<string> Declared(string assembly, string space) => Read(assembly, (_, metadata) =>
        metadata.TypeDefinitions.Select(metadata.GetTypeDefinition)
            .Where(type => type.Attributes.HasFlag(TypeAttributes.Interface) && metadata.GetString(type.Namespace) == space)
            .SelectMany(type => type.GetMethods().Select(metadata.GetMethodDefinition)
                .Where(method => method.GetCustomAttributes().Any(attribute => IsOfRefit(metadata, attribute)))
                .Select(method => $"{metadata.GetString(type.Name)}.{metadata.GetString(method.Name)}")));

    /// <summary>The methods that the code of an assembly calls, whatever they belong to. What Refit generated does not count.</summary>
    public static IReadOnlySet<string> Called(string assembly) => Read(assembly, (image, metadata) =>
        metadata.TypeDefinitions.Where(type => !IsGenerated(metadata, type)).Select(metadata.GetTypeDefinition)
            .SelectMany(static type => type.GetMethods()).Select(metadata.GetMethodDefinition)
            .Where(static method => method.RelativeVirtualAddress != 0)
            .SelectMany(method => Instructions.Methods(image.GetMethodBody(method.RelativeVirtualAddress).GetILReader()))
            .Select(method => NameOf(metadata, method)).OfType<string>());

    private static HashSet<string> Read(string assembly, Func<PEReader, MetadataReader, IEnumerable<string>> read)
    {
        using var image = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly)));
        return read(image, image.GetMetadataReader()).ToHashSet(StringComparer.Ordinal);
    }

    private static bool IsOfRefit(MetadataReader metadata, CustomAttributeHandle attribute) =>
        metadata.GetCustomAttribute(attribute).Constructor is { Kind: HandleKind.MemberReference } constructor
        && metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent is { Kind: HandleKind.TypeReference } type
        && metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)type).Namespace) == "Refit";

    private static bool IsGenerated(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil) type = metadata.GetTypeDefinition(type.GetDeclaringType());
        return metadata.GetString(type.Namespace).StartsWith("Refit", StringComparison.Ordinal);
    }

    private static string? NameOf(MetadataReader metadata, EntityHandle method)
    {
        switch (method.Kind)
        {
            case HandleKind.MethodDefinition:
                var definition = metadata.GetMethodDefinition((MethodDefinitionHandle)method);
                var owner = metadata.GetTypeDefinition(definition.GetDeclaringType());
                return $"{metadata.GetString(owner.Name)}.{metadata.GetString(definition.Name)}";
            case HandleKind.MemberReference:
                var reference = metadata.GetMemberReference((MemberReferenceHandle)method);
                if (reference.Parent.Kind != HandleKind.TypeReference) return null;
                var parent = metadata.GetTypeReference((TypeReferenceHandle)reference.Parent);
                return $"{metadata.GetString(parent.Name)}.{metadata.GetString(reference.Name)}";
            default:
                // A generic method: no REST interface of ours has one.
                return null;
        }
    }
}
