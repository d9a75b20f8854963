using System.Reflection;
using Xunit.Sdk;

[assembly: Xnat.Typed.Server.Tests.Endpoints.RecordsRoutes]

namespace Xnat.Typed.Server.Tests.Endpoints;

/// <summary>
/// Remembers for each test which routes answered it. With <c>XNAT_TYPED_ROUTES</c> set to a file, lines of method, route and test are added there: the evidence
/// from which the tests in <c>Endpoints.md</c> are named.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class RecordsRoutesAttribute : BeforeAfterTestAttribute
{
    private static readonly AsyncLocal<string?> Test = new();
    private static readonly Lock Gate = new();

    public override void Before(MethodInfo methodUnderTest) => Test.Value = $"{methodUnderTest.DeclaringType!.Name}.{methodUnderTest.Name}";

    /// <summary>To be called when a server of a test ends.</summary>
    internal static void Add(IEnumerable<RecordedRequest> requests)
    {
        if (Environment.GetEnvironmentVariable("XNAT_TYPED_ROUTES") is not { Length: > 0 } path || Test.Value is not { } test) return;
        var lines = requests.Where(request => request.Route is not null).Select(request => $"{request.Method} {request.Route} {request.Status} {test}").Distinct(StringComparer.Ordinal);
        lock (Gate) File.AppendAllLines(path, lines);
    }
}
