using System.Reflection;
using Xnat.Typed.DependencyInjection;
using Xnat.Typed.Model;
using Xnat.Typed.Server;

namespace Xnat.Typed.Conventions.Tests;

/// <summary>What a user sees of our own assemblies.</summary>
public class PublicSurfaceTests
{
    public static TheoryData<Assembly> Products =>
        [typeof(XnatClient).Assembly, typeof(IXnatClientProvider).Assembly, typeof(XnatServer).Assembly];

    [Theory]
    [MemberData(nameof(Products))]
    public void MethodsThatReturnATaskEndInAsync(Assembly assembly)
    {
        var wrong = Methods(assembly).Where(method =>
            IsTask(method.ReturnType) && !method.Name.EndsWith("Async", StringComparison.Ordinal));

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
        var wrong = assembly.GetTypes().Where(type =>
            type.IsPublic && typeof(Exception).IsAssignableFrom(type) && !typeof(XnatException).IsAssignableFrom(type));

        Assert.Empty(wrong.Select(type => type.FullName));
    }

    [Theory]
    [MemberData(nameof(Products))]
    public void ClassesAreSealedUnlessMadeToBeDerivedFrom(Assembly assembly)
    {
        var wrong = assembly.GetTypes().Where(type => type.IsPublic && type.IsClass && !type.IsSealed && !type.IsAbstract)
            .Where(type => !typeof(XnatItem).IsAssignableFrom(type) && !typeof(XnatException).IsAssignableFrom(type));

        Assert.Empty(wrong.Select(type => type.FullName));
    }

    /// <summary>Namespaces that a program has by its template, and the one that most programs add.</summary>
    [Fact]
    public void ClassesOfTheModelAreCalledLikeNothingThatAProgramHasAnyway()
    {
        string[] spaces =
        [
            "System", "System.Collections.Generic", "System.Diagnostics", "System.IO", "System.Linq", "System.Net.Http", "System.Threading",
            "System.Threading.Tasks", "Xnat.Typed",
        ];
        Assembly[] assemblies =
        [
            typeof(object).Assembly, typeof(System.Diagnostics.Process).Assembly, typeof(Enumerable).Assembly, typeof(HttpClient).Assembly,
            typeof(System.Diagnostics.Stopwatch).Assembly, typeof(LinkedList<>).Assembly, typeof(XnatClient).Assembly,
        ];
        var taken = assemblies.SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => spaces.Contains(type.Namespace)).Select(type => type.Name).ToHashSet(StringComparer.Ordinal);

        var model = typeof(XnatClient).Assembly.GetExportedTypes().Where(type => type.Namespace == "Xnat.Typed.Model");
        var both = model.Select(type => type.Name).Intersect(taken, StringComparer.Ordinal);

        Assert.Contains("Process", taken);
        Assert.Empty(both);
    }

    [Fact]
    public void CompanionsHaveNamespacesOfTheirOwn()
    {
        string[] companions =
        [
            "Administration.User", "Assessments.Updrs3Data", "Catalogs.Catalog", "ProjectSettings.Project", "Provenance.Process",
            "Screenings.ScreeningAssessment", "Workflows.WorkflowData",
        ];

        var model = typeof(XnatClient).Assembly.GetExportedTypes().Select(type => type.FullName);
        var absent = companions.Select(name => "Xnat.Typed.Model." + name).Except(model, StringComparer.Ordinal);

        Assert.Empty(absent);
    }

    [Fact]
    public void RuntimeKnowsNoSchemaReaderAndNoServer()
    {
        var references = typeof(XnatClient).Assembly.GetReferencedAssemblies().Select(name => name.Name);

        Assert.DoesNotContain("Xnat.Typed.Schema", references);
        Assert.DoesNotContain("Xnat.Typed.Server", references);
        Assert.DoesNotContain("Xnat.Typed.DependencyInjection", references);
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
        assembly
            .GetTypes()
            .Where(type => type.IsPublic)
            .SelectMany(type =>
                type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => !method.IsSpecialName);

    /// <summary>A short form with <c>params</c>, which must come last, stands beside the full one.</summary>
    private static bool HasTokenOverload(MethodInfo method) =>
        method.GetParameters().LastOrDefault()?.GetCustomAttribute<ParamArrayAttribute>() is not null
        && method.DeclaringType!.GetMethods().Any(other =>
            other.Name == method.Name && other.GetParameters().LastOrDefault()?.ParameterType == typeof(CancellationToken));

    private static bool IsTask(Type type) =>
        typeof(Task).IsAssignableFrom(type)
        || type == typeof(ValueTask)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>));

    private static string Describe(MethodInfo method) => $"{method.DeclaringType!.FullName}.{method.Name}";
}
