using System.CodeDom.Compiler;
using System.ComponentModel;
using System.Reflection;
using Xnat.Typed.Model;

namespace Xnat.Typed.Conventions.Tests;

/// <summary>What editors offer while one types: nothing that only generated code writes.</summary>
public class CompletionTests
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>No member takes or gives one, and nobody can make one; attributes of ours are for the generator.</summary>
    [Fact]
    public void ClassesThatNobodyIsGivenAreNotOffered()
    {
        var types = typeof(XnatClient).Assembly.GetExportedTypes();
        var given = types.SelectMany(type => Mentioned(type).Where(other => other != type)).ToHashSet();

        var plumbing = types
            .Where(type => type.IsClass && !type.IsNested && !IsGenerated(type))
            .Where(type => !given.Contains(type) && !CanBeUsed(type));

        Assert.Contains(typeof(XnatRules), plumbing);
        Assert.DoesNotContain(plumbing, IsOffered);
    }

    [Theory]
    [InlineData(typeof(XnatTypeRegistry))]
    [InlineData(typeof(XnatTypedTypeRegistry))]
    [InlineData(typeof(XnatProvidedTypeAttribute))]
    public void WhatRegistersTypesIsNotOffered(Type type) => Assert.False(IsOffered(type));

    [Theory]
    [InlineData(typeof(XnatField<>), "Parse")]
    [InlineData(typeof(XnatValueList<>), "Parse")]
    [InlineData(typeof(XnatList<>), "RowType")]
    [InlineData(typeof(XnatList<>), "Key")]
    [InlineData(typeof(XnatReference<>), "RowType")]
    public void DescriptorsOfferTheirPathAndNotHowTheyAreRead(Type descriptor, string property)
    {
        Assert.False(IsOffered(descriptor.GetProperty(property)!));
        Assert.True(IsOffered(descriptor.GetProperty("Path")!));
    }

    private static bool IsOffered(MemberInfo member) =>
        member.GetCustomAttribute<EditorBrowsableAttribute>()?.State is null or EditorBrowsableState.Always;

    /// <summary>Made, called or caught by its name.</summary>
    private static bool CanBeUsed(Type type) =>
        (type.GetConstructors().Length > 0 && !typeof(Attribute).IsAssignableFrom(type))
        || (type.IsAbstract && type.IsSealed)
        || typeof(Exception).IsAssignableFrom(type);

    private static bool IsGenerated(Type type) => type.IsDefined(typeof(GeneratedCodeAttribute));

    private static IEnumerable<Type> Mentioned(Type type)
    {
        var methods = type.GetMethods(Own);
        return methods.Concat<MethodBase>(type.GetConstructors(Own))
            .SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType))
            .Concat(methods.Select(method => method.ReturnType))
            .SelectMany(Parts);
    }

    private static IEnumerable<Type> Parts(Type type) => type switch
    {
        { HasElementType: true } => Parts(type.GetElementType()!),
        { IsGenericType: true } => type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition()),
        _ => [type],
    };
}
