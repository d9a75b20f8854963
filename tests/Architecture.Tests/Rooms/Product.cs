namespace Xnat.Typed.Architecture.Tests.Rooms;

/// <summary>An assembly of ours as it was built.</summary>
/// <param name="Project">Its folder from the root of the repository.</param>
/// <param name="Path">Full path of the assembly.</param>
internal sealed record Product(string Project, string Path)
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    /// <summary>
    /// All of them. The generator has the sources of the schema library in itself, which is read for its own folder only.
    /// </summary>
    public static IReadOnlyList<Product> All { get; } =
    [
        Of("generator/Xnat.Typed.Schema", "netstandard2.0", "Xnat.Typed.Schema"),
        Of("generator/Xnat.Typed.Generator", "netstandard2.0", "Xnat.Typed.Generator"),
        Of("generator/Xnat.Typed.CodeFixes", "netstandard2.0", "Xnat.Typed.CodeFixes"),
        Of("runtime/Xnat.Typed", "net10.0", "Xnat.Typed"),
        Of("runtime/Xnat.Typed.DependencyInjection", "net10.0", "Xnat.Typed.DependencyInjection"),
        Of("runtime/Xnat.Typed.Server", "net10.0", "Xnat.Typed.Server"),
        Of("runtime/Xnat.Typed.Tool", "net10.0", "xnat-typed"),
    ];

    private static Product Of(string project, string framework, string name) =>
        new(project, System.IO.Path.Combine(SharedFiles.RepositoryRoot(), project, "bin", Configuration, framework, name + ".dll"));
}
