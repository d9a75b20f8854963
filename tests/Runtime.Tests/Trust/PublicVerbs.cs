using System.Reflection;

namespace Xnat.Typed.Runtime.Tests.Trust;

/// <summary>The methods of the library's public surface that ask a server, found by reflection.</summary>
internal static class PublicVerbs
{
    /// <summary><c>Type.Method</c> of each, without overloads.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. typeof(XnatClient).Assembly.GetExportedTypes()
            .SelectMany(static type => type
                .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Where(static method => IsAsync(method.ReturnType))
                .Select(method => $"{type.Name.Split('`')[0]}.{method.Name}"))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    private static bool IsAsync(Type type)
    {
        var plain = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return plain == typeof(Task) || plain == typeof(Task<>) || plain == typeof(ValueTask) || plain == typeof(ValueTask<>)
            || plain == typeof(IAsyncEnumerable<>) || plain == typeof(IAsyncEnumerator<>);
    }
}
