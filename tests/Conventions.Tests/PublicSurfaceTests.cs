using System.Reflection;
using Xnat.Typed.Model;
using Xnat.Typed.Server;

namespace Xnat.Typed.Conventions.Tests;

/// <summary>What a user sees of our own assemblies.</summary>
public class PublicSurfaceTests
{
    public static TheoryData<Assembly> Products => [typeof(XnatClient).Assembly, typeof(XnatServer).Assembly];

    [Theory]
    [MemberData(nameof(Products))]
    public void MethodsThatReturnATaskEndInAsync(Assembly assembly)
    {
        var wrong = Methods(assembly).Where(method => IsTask(method.ReturnType) && !method.Name.EndsWith("Async", StringComparison.Ordinal));

        Assert.Empty(wrong.Select(Describe));
    }

    [Theory]
    [MemberData(nameof(Products))]
    public void MethodsThatReturnATaskTakeACancellationTokenLast(Assembly assembly)
    {
        var wrong = Methods(assembly)
            .Where(method => IsTask(method.ReturnType) && method.Name != nameof(IAsyncDisposable.DisposeAsync) && !HasTokenOverload(method))
            .Where(method => method.GetParameters().LastOrDefault()?.ParameterType != typeof(CancellationToken));

        Assert.Empty(wrong.Select(Describe));
    }

    [Theory]
    [MemberData(nameof(Products))]
    public void ExceptionsHaveOneRoot(Assembly assembly)
    {
        var wrong = assembly.GetTypes().Where(type => type.IsPublic && typeof(Exception).IsAssignableFrom(type) && !typeof(XnatException).IsAssignableFrom(type));

        // What a REST interface of the user's own throws has to be an HttpRequestException, as with Refit.
        Assert.Empty(wrong.Select(type => type.FullName).Except(["Xnat.Typed.Rest.RestResponseException"]));
    }

    [Theory]
    [MemberData(nameof(Products))]
    public void ClassesAreSealedUnlessMadeToBeDerivedFrom(Assembly assembly)
    {
        var wrong = assembly.GetTypes().Where(type => type.IsPublic && type.IsClass && !type.IsSealed && !type.IsAbstract)
            .Where(type => !typeof(XnatItem).IsAssignableFrom(type) && !typeof(XnatException).IsAssignableFrom(type));

        Assert.Empty(wrong.Select(type => type.FullName));
    }

    [Fact]
    public void RuntimeKnowsNoSchemaReaderAndNoServer()
    {
        var references = typeof(XnatClient).Assembly.GetReferencedAssemblies().Select(name => name.Name);

        Assert.DoesNotContain("Xnat.Typed.Schema", references);
        Assert.DoesNotContain("Xnat.Typed.Server", references);
    }

    [Fact]
    public void ServerKnowsNoClient() =>
        Assert.DoesNotContain("Xnat.Typed", typeof(XnatServer).Assembly.GetReferencedAssemblies().Select(name => name.Name));

    [Fact]
    public void SchemaLibraryNeedsNothingBesideItsFramework()
    {
        var schema = Assembly.Load("Xnat.Typed.Schema");

        Assert.Equal(["netstandard"], schema.GetReferencedAssemblies().Select(name => name.Name));
    }

    private static IEnumerable<MethodInfo> Methods(Assembly assembly) =>
        assembly.GetTypes().Where(type => type.IsPublic).SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => !method.IsSpecialName);

    /// <summary>A short form with <c>params</c>, which must come last, stands beside the full one.</summary>
    private static bool HasTokenOverload(MethodInfo method) =>
        method.GetParameters().LastOrDefault()?.GetCustomAttribute<ParamArrayAttribute>() is not null
        && method.DeclaringType!.GetMethods().Any(other => other.Name == method.Name && other.GetParameters().LastOrDefault()?.ParameterType == typeof(CancellationToken));

    private static bool IsTask(Type type) => typeof(Task).IsAssignableFrom(type) || type == typeof(ValueTask) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>));

    private static string Describe(MethodInfo method) => $"{method.DeclaringType!.FullName}.{method.Name}";
}
