using System.Reflection;
using Xnat.Typed.Model;

namespace Xnat.Typed.Conventions.Tests;

/// <summary>All generated classes with their members, a line each: what disappears from the list breaks programs.</summary>
/// <remarks>After a change that is meant, <c>SNAPSHOT_ACCEPT=1 dotnet test tests/Conventions.Tests</c> writes the list anew.</remarks>
public class ModelSurfaceTests
{
    private static readonly Assembly Core = typeof(XnatClient).Assembly;

    [Fact]
    public Task GeneratedClassesAndTheirMembers() => Snapshot.Match(string.Join('\n', GeneratedTypes().SelectMany(Lines)));

    /// <summary>Classes of data types and of rows, and what is nested in them or shared by them: groups and enumerated values.</summary>
    private static IEnumerable<Type> GeneratedTypes()
    {
        var classes = Core.GetCustomAttributes<XnatProvidedTypeAttribute>().Select(type => ClassOf(type.ClassName)).ToHashSet();
        var shared = Core.GetExportedTypes().Where(type => !type.IsNested && type.IsValueType && IsGenerated(type));
        return classes.Concat(classes.SelectMany(Nested)).Concat(shared)
            .Distinct()
            .OrderBy(NameOf, StringComparer.Ordinal);
    }

    private static Type ClassOf(string fullName)
    {
        for (var name = fullName; ; name = name[..name.LastIndexOf('.')] + "+" + name[(name.LastIndexOf('.') + 1)..])
            if (Core.GetType(name) is { } type) return type;
    }

    private static bool IsGenerated(MemberInfo type) => type.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute));

    private static IEnumerable<Type> Nested(Type type) =>
        type.GetNestedTypes().SelectMany(nested => Nested(nested).Prepend(nested));

    private static IEnumerable<string> Lines(Type type)
    {
        const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var can = type.GetInterfaces().Where(own => own.Name is "IXnatEditable" or "IXnatShareable" or "IXnatVariableOwner")
            .Select(own => own.Name)
            .Order(StringComparer.Ordinal);
        yield return type.IsValueType ? NameOf(type) : string.Join(", ", can.Prepend($"{NameOf(type)} : {CSharpName.Of(type.BaseType!)}"));
        foreach (var property in type.GetProperties(Own).OrderBy(property => property.Name, StringComparer.Ordinal))
            yield return $"{NameOf(type)}.{property.Name} {CSharpName.Of(property)}{(property.CanWrite ? " set" : "")}";
    }

    /// <summary>Behind the namespace of the core, which all of them have.</summary>
    private static string NameOf(Type type) => type.FullName!["Xnat.Typed.Model.".Length..].Replace('+', '.');
}
