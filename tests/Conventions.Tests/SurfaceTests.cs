using System.CodeDom.Compiler;
using System.Reflection;
using System.Runtime.CompilerServices;
using PublicApiGenerator;
using Xnat.Typed.DependencyInjection;
using Xnat.Typed.Server;

namespace Xnat.Typed.Conventions.Tests;

/// <summary>
/// The public surface of each package, as accepted: a change shows itself in a review, and <c>docs/versioning.md</c> says in which version
/// it may come. The generated model has a list of its own, member by member: <see cref="ModelSurfaceTests"/>.
/// </summary>
public class SurfaceTests
{
    [Fact]
    public Task EachPackageHasTheAcceptedSurface() => Snapshot.Match(
        new[] { typeof(XnatClient).Assembly, typeof(IXnatClientProvider).Assembly, typeof(XnatServer).Assembly }
            .Select(assembly => Surface(assembly)));

    private static SnapshotTarget Surface(Assembly assembly)
    {
        var types = assembly.GetExportedTypes().Where(type => !IsGenerated(type)).ToArray();
        var options = new ApiGeneratorOptions
        {
            IncludeAssemblyAttributes = false,
            ExcludeAttributes =
            [
                typeof(GeneratedCodeAttribute).FullName!,
                // It names a class of the compiler, by a number that any edit changes.
                typeof(AsyncIteratorStateMachineAttribute).FullName!,
            ]
        };
        return new(assembly.GetName().Name, types.GeneratePublicApi(options), "txt");
    }

    private static bool IsGenerated(Type type) =>
        type.GetCustomAttribute<GeneratedCodeAttribute>() is not null || (type.DeclaringType is { } outer && IsGenerated(outer));
}
