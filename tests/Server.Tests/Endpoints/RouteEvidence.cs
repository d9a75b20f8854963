using System.Collections.Concurrent;
using System.Reflection;

namespace Xnat.Typed.Server.Tests.Endpoints;

/// <summary>Which test of this run has met which route.</summary>
internal static class RouteEvidence
{
    private static readonly ConcurrentDictionary<string, ConcurrentDictionary<string, int>> Met = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, bool> Names = new(StringComparer.Ordinal);

    /// <summary>Every test of the assembly that is not left out by itself.</summary>
    public static IReadOnlyList<string> AllTests { get; } =
    [
        .. typeof(RouteEvidence).Assembly.GetTypes().Where(type => !type.IsAbstract)
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance)).Where(IsTest).Select(NameOf),
    ];

    /// <summary>Whether no filter has kept tests away; those that miss something on this machine are no matter.</summary>
    public static bool IsComplete => AllTests.All(HasRunOrCannot);

    public static string NameOf(MethodInfo method) => $"{method.ReflectedType!.Name}.{method.Name}";

    public static void Ran(string test) => Names[test] = true;

    public static bool HasRun(string test) => Names.ContainsKey(test);

    /// <summary>To be called when the server of a test ends.</summary>
    public static void Add(string? test, IEnumerable<RecordedRequest> requests)
    {
        if (test is null) return;
        foreach (var request in requests.Where(request => request.Route is not null))
        {
            var tests = Met.GetOrAdd($"{request.Method} {request.Route}", static _ => new(StringComparer.Ordinal));
            tests.AddOrUpdate(test, request.Status, (_, known) => Math.Min(known, request.Status));
        }
    }

    /// <summary>The tests that met one of some routes, each with the lowest status of an answer that it got.</summary>
    public static Dictionary<string, int> Of(IEnumerable<string> requests) => requests
        .SelectMany(request => Met.TryGetValue(request, out var tests) ? tests.ToArray() : [])
        .GroupBy(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Min(), StringComparer.Ordinal);

    private static bool IsTest(MethodInfo method) => method.GetCustomAttributes<FactAttribute>().Any();

    private static bool HasRunOrCannot(string test) => HasRun(test) || Skipped.Contains(test);

    private static HashSet<string> Skipped { get; } =
    [
        .. typeof(RouteEvidence).Assembly.GetTypes().SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance))
            .Where(method => method.GetCustomAttributes<FactAttribute>().Any(fact => fact.Skip is not null)).Select(NameOf),
    ];
}
