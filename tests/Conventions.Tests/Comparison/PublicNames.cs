using System.Reflection;
using Xnat.Typed.DependencyInjection;
using Xnat.Typed.Server;

namespace Xnat.Typed.Conventions.Tests.Comparison;

/// <summary>
/// The names that somebody who programs with our packages can write: <c>Type</c> or <c>Type.Member</c>, members being those of the type,
/// of its bases and interfaces, and extensions that apply to it.
/// </summary>
internal sealed class PublicNames
{
    private const BindingFlags Anyone = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;

    private readonly ILookup<string, Type> types;
    private readonly ILookup<string, MethodInfo> extensions;

    public PublicNames()
    {
        Assembly[] assemblies = [typeof(XnatClient).Assembly, typeof(IXnatClientProvider).Assembly, typeof(XnatServer).Assembly];
        Type[] exported = [.. assemblies.SelectMany(assembly => assembly.GetExportedTypes())];
        types = exported.SelectMany(type => Names(type).Select(name => (Name: name, Type: type)))
            .ToLookup(pair => pair.Name, pair => pair.Type, StringComparer.Ordinal);
        extensions = exported.Where(type => type.IsAbstract && type.IsSealed)
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(method => method.GetParameters().Length > 0)
            .ToLookup(method => WithoutAccessor(method.Name), StringComparer.Ordinal);
    }

    /// <summary>Whether there is such a name; brackets behind a method are as good as none.</summary>
    public bool Contains(string name)
    {
        var path = name.EndsWith("()", StringComparison.Ordinal) ? name[..^2] : name;
        if (types.Contains(path)) return true;

        var dot = path.LastIndexOf('.');
        return dot > 0 && types[path[..dot]].Any(type => Has(type, path[(dot + 1)..]));
    }

    /// <summary>Whether the name begins with a type of ours, so that the rest of it must be one of its members.</summary>
    public bool BeginsWithType(string name) =>
        name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && types.Contains(name[..dot]);

    private bool Has(Type type, string member) =>
        type.GetMember(member, Anyone).Length > 0
        || type.GetInterfaces().Any(one => one.GetMember(member, Anyone).Length > 0)
        || extensions[member].Any(method => AppliesTo(method.GetParameters()[0].ParameterType, type));

    private static bool AppliesTo(Type receiver, Type type)
    {
        if (receiver.IsGenericParameter) return receiver.GetGenericParameterConstraints().All(one => AppliesTo(one, type));
        if (!receiver.IsGenericType) return receiver.IsAssignableFrom(type);

        var definition = receiver.GetGenericTypeDefinition();
        return Ancestors(type).Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == definition);
    }

    private static IEnumerable<Type> Ancestors(Type type)
    {
        for (var one = type; one is not null; one = one.BaseType) yield return one;
        foreach (var one in type.GetInterfaces()) yield return one;
    }

    /// <summary>A nested class also with its outer one, a companion's class also with the last word of its namespace.</summary>
    private static IEnumerable<string> Names(Type type)
    {
        var name = type.Name.Split('`')[0];
        if (type.DeclaringType is { } outer) return Names(outer).Select(prefix => $"{prefix}.{name}");

        return [name, $"{type.Namespace!.Split('.')[^1]}.{name}"];
    }

    /// <summary>An extension property is a pair of methods to all who look from outside.</summary>
    private static string WithoutAccessor(string method) => method.StartsWith("get_", StringComparison.Ordinal) ? method[4..] : method;
}
