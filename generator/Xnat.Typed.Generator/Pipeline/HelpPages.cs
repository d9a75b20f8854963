using System.Linq;
using System.Reflection;

namespace Xnat.Typed.Generator.Pipeline;

/// <summary>Where the page of a problem is. The build writes the repository's address into the assembly, unless it has none.</summary>
internal static class HelpPages
{
    private static readonly string? Repository = typeof(HelpPages).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(data => data.Key == "RepositoryUrl")?.Value;

    public static string? LinkTo(string code) =>
        Repository is null ? null : $"{Repository}/blob/main/generator/Xnat.Typed.Generator/Problems/{code}.md";
}
