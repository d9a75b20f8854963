using System.Reflection;
using Xunit.Sdk;

[assembly: Xnat.Typed.Server.Tests.Endpoints.RecordsRoutes]

namespace Xnat.Typed.Server.Tests.Endpoints;

/// <summary>Remembers which tests have run, for what their servers are asked.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class RecordsRoutesAttribute : BeforeAfterTestAttribute
{
    private static readonly AsyncLocal<string?> Test = new();

    /// <summary>The test that runs.</summary>
    internal static string? Current => Test.Value;

    public override void Before(MethodInfo methodUnderTest)
    {
        Test.Value = RouteEvidence.NameOf(methodUnderTest);
        RouteEvidence.Ran(Test.Value);
    }
}
