using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection.Metadata;
using System.Threading;
using Microsoft.CodeAnalysis;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Generator.Pipeline;

/// <summary>Reads from one reference which data types it provides: assembly attributes of three strings and more, nothing else of it is looked at.</summary>
/// <remarks>One reference at a time, so that a key press reads none; through the compilation it would be all of them.</remarks>
internal static class ReferenceReader
{
    private const string AttributeName = "XnatModelTypeAttribute";
    private const string AttributeNamespace = "Xnat.Typed.Model";

    public static ReferencedModel? Read(MetadataReference reference, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        var (assembly, types) = reference switch
        {
            PortableExecutableReference file => ReadFile(file),
            CompilationReference project => ReadProject(project.Compilation),
            _ => ("", []),
        };
        return types.Count == 0 ? null : new ReferencedModel(assembly, types.ToEquatable());
    }

    private static (string Assembly, List<ProvidedType> Types) ReadProject(Compilation compilation) =>
        (compilation.AssemblyName ?? "", compilation.Assembly.GetAttributes().Select(FromAttribute).OfType<ProvidedType>().ToList());

    private static ProvidedType? FromAttribute(AttributeData attribute)
    {
        if (attribute.AttributeClass is not { Name: AttributeName } type || type.ContainingNamespace.ToDisplayString() != AttributeNamespace) return null;
        var texts = attribute.ConstructorArguments.Select(argument => argument.Value as string ?? "").ToArray();
        return texts.Length == 4 ? new ProvidedType(texts[0], texts[1], texts[2], texts[3]) : null;
    }

    private static (string Assembly, List<ProvidedType> Types) ReadFile(PortableExecutableReference reference)
    {
        var types = new List<ProvidedType>();
        try
        {
            if (reference.GetMetadata() is not AssemblyMetadata metadata) return ("", types);
            var reader = metadata.GetModules()[0].GetMetadataReader();
            if (!reader.IsAssembly || !MentionsAttribute(reader)) return ("", types);
            foreach (var handle in reader.GetAssemblyDefinition().GetCustomAttributes())
                if (FromMetadata(reader, reader.GetCustomAttribute(handle)) is { } type) types.Add(type);
            return (reader.GetString(reader.GetAssemblyDefinition().Name), types);
        }
        catch (BadImageFormatException)
        {
            // The compiler says what is wrong with such a reference; it provides nothing.
            return ("", types);
        }
    }

    /// <summary>Most references neither declare the attribute nor refer to it: two short tables tell, before any attribute is decoded.</summary>
    private static bool MentionsAttribute(MetadataReader reader) =>
        reader.TypeReferences.Any(handle => reader.StringComparer.Equals(reader.GetTypeReference(handle).Name, AttributeName))
        || reader.TypeDefinitions.Any(handle => reader.StringComparer.Equals(reader.GetTypeDefinition(handle).Name, AttributeName));

    private static ProvidedType? FromMetadata(MetadataReader reader, CustomAttribute attribute)
    {
        if (!IsOurs(reader, attribute.Constructor)) return null;
        var value = reader.GetBlobReader(attribute.Value);

        // ECMA-335, II.23.3: a prolog of 0x0001, then the fixed arguments.
        if (value.ReadUInt16() != 1) return null;
        return new ProvidedType(value.ReadSerializedString() ?? "", value.ReadSerializedString() ?? "", value.ReadSerializedString() ?? "", value.ReadSerializedString() ?? "");
    }

    private static bool IsOurs(MetadataReader reader, EntityHandle constructor)
    {
        if (constructor.Kind == HandleKind.MethodDefinition)
        {
            var type = reader.GetTypeDefinition(reader.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType());
            return IsOurs(reader, type.Namespace, type.Name);
        }

        if (reader.GetMemberReference((MemberReferenceHandle)constructor).Parent is not { Kind: HandleKind.TypeReference } parent) return false;
        var reference = reader.GetTypeReference((TypeReferenceHandle)parent);
        return IsOurs(reader, reference.Namespace, reference.Name);
    }

    private static bool IsOurs(MetadataReader reader, StringHandle @namespace, StringHandle name) =>
        reader.StringComparer.Equals(name, AttributeName) && reader.StringComparer.Equals(@namespace, AttributeNamespace);
}
