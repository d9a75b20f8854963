using System.Security;
using System.Text;
using Xnat.Typed.Tool.Files;
using Xnat.Typed.Tool.Pulling;

namespace Xnat.Typed.Tool.Changes.Uses;

/// <summary>A temporary folder with what a build needs to see other schemas than those of its project, which stay as they are.</summary>
internal sealed class SwappedSchemas : IDisposable
{
    /// <summary>A build says so by how many of its schemas were replaced.</summary>
    public const string Mark = "xnat-typed-swapped:";

    private readonly string folder = Directory.CreateTempSubdirectory("xnat-typed-").FullName;

    private SwappedSchemas(string project) => Project = project;

    /// <summary>Full path of the project.</summary>
    public string Project { get; }

    /// <summary>What the build imports, with other schemas or without.</summary>
    public string TargetsPath(bool isSwapped) => Path.Combine(folder, isSwapped ? "after.targets" : "before.targets");

    /// <param name="project">Full path of the project.</param>
    /// <param name="locked">The schemas that it has.</param>
    /// <param name="pulled">Those that it shall see.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<SwappedSchemas> WriteAsync(
        string project, LockedFolder locked, PulledSchemas pulled, CancellationToken cancellationToken)
    {
        var swapped = new SwappedSchemas(project);
        try
        {
            await swapped.WriteAsync(locked, pulled, cancellationToken).ConfigureAwait(false);
            return swapped;
        }
        catch
        {
            swapped.Dispose();
            throw;
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task WriteAsync(LockedFolder locked, PulledSchemas pulled, CancellationToken cancellationToken)
    {
        var names = new SafeNames();
        var output = new OutputFolder(Path.Combine(folder, "schemas"));
        var served = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var schema in pulled.Schemas)
        {
            var file = names.Add(schema.Name.Folder, schema.Name.File, ".xsd");
            await output.WriteAsync(file, schema.Content, cancellationToken).ConfigureAwait(false);
            served.Add(schema.Name.ToString(), output.PathOf(file));
        }

        var items = new StringBuilder();
        foreach (var schema in locked.Lock.Schemas)
        {
            served.Remove(schema.Name, out var other);
            items.Append(Replacement(locked.PathOf(schema.File), other));
        }

        foreach (var added in served.Values)
        {
            items.Append($"""
                      <AdditionalFiles Include="{Text(added)}" XnatSchema="true" Condition="'$(_XnatSwapped)' != ''" />

                """);
        }

        await WriteTargetsAsync(isSwapped: false, "", cancellationToken).ConfigureAwait(false);
        await WriteTargetsAsync(isSwapped: true, items.ToString(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The names that the project gives to classes of a file stay with it.</summary>
    private static string Replacement(string old, string? other)
    {
        var include = other is null ? "" : $"""
                  <AdditionalFiles Include="{Text(other)}" XnatSchema="true" XnatNamespace="@(_XnatOld->'%(XnatNamespace)')"
                                   XnatRename="@(_XnatOld->'%(XnatRename)')" Condition="'@(_XnatOld)' != ''" />

            """;
        return $"""
                </ItemGroup>
                <ItemGroup>
                  <_XnatOld Remove="@(_XnatOld)" />
                  <_XnatOld Include="@(AdditionalFiles)"
                            Condition="'%(AdditionalFiles.XnatSchema)' == 'true' and '%(AdditionalFiles.FullPath)' == '{Text(old)}'" />
                  <AdditionalFiles Remove="@(_XnatOld)" />
            {include}    </ItemGroup>
                <PropertyGroup Condition="'@(_XnatOld)' != ''">
                  <_XnatSwapped>$(_XnatSwapped)+</_XnatSwapped>
                </PropertyGroup>
                <ItemGroup>

            """;
    }

    private Task WriteTargetsAsync(bool isSwapped, string items, CancellationToken cancellationToken)
    {
        var output = Path.Combine(folder, isSwapped ? "after" : "before") + Path.DirectorySeparatorChar;
        Directory.CreateDirectory(output);
        var condition = $"Condition=\"'$(MSBuildProjectFullPath)' == '{Text(Project)}'\"";
        return File.WriteAllTextAsync(TargetsPath(isSwapped), $"""
            <Project>
              <PropertyGroup {condition}>
                <IntermediateOutputPath>{Text(output)}$(TargetFramework)/</IntermediateOutputPath>
              </PropertyGroup>
              <Target Name="XnatTypedSwapSchemas" BeforeTargets="GenerateMSBuildEditorConfigFileShouldRun" {condition}>
                <ItemGroup>
            {items}    </ItemGroup>
                <Message Importance="high" Text="{Mark}$(_XnatSwapped)" />
              </Target>
            </Project>
            """, cancellationToken);
    }

    /// <summary>A path as MSBuild and XML take it for nothing but a path.</summary>
    private static string Text(string path)
    {
        var escaped = new StringBuilder(path.Length);
        foreach (var letter in path) escaped.Append("%$@;'*?()".Contains(letter, StringComparison.Ordinal) ? $"%{(int)letter:X2}" : letter);
        return SecurityElement.Escape(escaped.ToString());
    }
}
