using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection.Metadata;
using System.Threading;
using Microsoft.CodeAnalysis;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Generator.Pipeline;

/// <summary>Reads from one reference what it provides: assembly attributes that hold strings, nothing else of it is looked at.</summary>
/// <remarks>One reference at a time, so that a key press reads none; through the compilation it would be all of them.</remarks>
internal static class ReferenceReader
{
    private const string TypeAttribute = "XnatProvidedTypeAttribute";
    private const string ProviderAttribute = "XnatProvidedRegistryAttribute";
    private const string AttributeNamespace = "Xnat.Typed.Model";

    public static ReferencedTypes? Read(MetadataReference reference, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        var (assembly, attributes) = reference switch
        {
            PortableExecutableReference file => ReadFile(file),
            CompilationReference project => ReadProject(project.Compilation),
            _ => ("", []),
        };
        if (attributes.Count == 0) return null;
        var types = attributes.Where(attribute => attribute.Length == 4)
            .Select(texts => new ProvidedType(texts[0], texts[1], texts[2], texts[3]));
        var registries = attributes.Where(attribute => attribute.Length == 1 && IsGlobal(reference)).Select(texts => texts[0]);
        return new ReferencedTypes(assembly, types.ToEquatable(), registries.ToEquatable());
    }

    /// <summary>
    /// A reference that has only names of its own (<c>extern alias</c>) cannot be named in a file that does not know them.
    /// </summary>
    private static bool IsGlobal(MetadataReference reference) =>
        reference.Properties.Aliases.IsEmpty || reference.Properties.Aliases.Contains(MetadataReferenceProperties.GlobalAlias);

    private static int ArgumentsOf(string attribute) => attribute == TypeAttribute ? 4 : attribute == ProviderAttribute ? 1 : 0;

    private static (string Assembly, List<string[]> Attributes) ReadProject(Compilation compilation) =>
        (compilation.AssemblyName ?? "", compilation.Assembly.GetAttributes().Select(FromAttribute).OfType<string[]>().ToList());

    private static string[]? FromAttribute(AttributeData attribute)
    {
        if (attribute.AttributeClass is not { } type
            || ArgumentsOf(type.Name) == 0
            || type.ContainingNamespace.ToDisplayString() != AttributeNamespace)
            return null;
        var texts = attribute.ConstructorArguments.Select(argument => argument.Value as string ?? "").ToArray();
        return texts.Length == ArgumentsOf(type.Name) ? texts : null;
    }

    private static (string Assembly, List<string[]> Attributes) ReadFile(PortableExecutableReference reference)
    {
        var attributes = new List<string[]>();
        try
        {
            if (reference.GetMetadata() is not AssemblyMetadata metadata) return ("", attributes);
            var reader = metadata.GetModules()[0].GetMetadataReader();
            if (!reader.IsAssembly || !MentionsAttribute(reader)) return ("", attributes);
            foreach (var handle in reader.GetAssemblyDefinition().GetCustomAttributes())
                if (FromMetadata(reader, reader.GetCustomAttribute(handle)) is { } texts) attributes.Add(texts);
            return (reader.GetString(reader.GetAssemblyDefinition().Name), attributes);
        }
        catch (BadImageFormatException)
        {
            // The compiler says what is wrong with such a reference; it provides nothing.
            return ("", attributes);
        }
    }

    /// <summary>
    /// Most references neither declare the attribute nor refer to it: two short tables tell, before any attribute is decoded.
    /// </summary>
    /// <remarks>Who provides a model provides types.</remarks>
    private static bool MentionsAttribute(MetadataReader reader) =>
        reader.TypeReferences.Any(handle => reader.StringComparer.Equals(reader.GetTypeReference(handle).Name, TypeAttribute))
        || reader.TypeDefinitions.Any(handle => reader.StringComparer.Equals(reader.GetTypeDefinition(handle).Name, TypeAttribute));

    private static string[]? FromMetadata(MetadataReader reader, CustomAttribute attribute)
    {
        var count = ArgumentsOf(reader, attribute.Constructor);
        if (count == 0) return null;
        var value = reader.GetBlobReader(attribute.Value);

        // ECMA-335, II.23.3: a prolog of 0x0001, then the fixed arguments.
        if (value.ReadUInt16() != 1) return null;
        var texts = new string[count];
        for (var index = 0; index < count; index++) texts[index] = value.ReadSerializedString() ?? "";
        return texts;
    }

    private static int ArgumentsOf(MetadataReader reader, EntityHandle constructor)
    {
        if (constructor.Kind == HandleKind.MethodDefinition)
        {
            var type = reader.GetTypeDefinition(reader.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType());
            return ArgumentsOf(reader, type.Namespace, type.Name);
        }

        if (reader.GetMemberReference((MemberReferenceHandle)constructor).Parent is not { Kind: HandleKind.TypeReference } parent) return 0;
        var reference = reader.GetTypeReference((TypeReferenceHandle)parent);
        return ArgumentsOf(reader, reference.Namespace, reference.Name);
    }

    private static int ArgumentsOf(MetadataReader reader, StringHandle @namespace, StringHandle name)
    {
        if (!reader.StringComparer.Equals(@namespace, AttributeNamespace)) return 0;
        return reader.StringComparer.Equals(name, TypeAttribute) ? ArgumentsOf(TypeAttribute)
            : reader.StringComparer.Equals(name, ProviderAttribute) ? ArgumentsOf(ProviderAttribute)
            : 0;
    }
}
