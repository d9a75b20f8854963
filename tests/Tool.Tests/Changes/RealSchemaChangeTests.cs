using Xnat.Typed.Schema;
using Xnat.Typed.Schema.Changes;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Reading;
using Xnat.Typed.Tool.Emitting;

namespace Xnat.Typed.Tool.Tests.Changes;

/// <summary>What really changed from one version of XNAT to the next.</summary>
public class RealSchemaChangeTests
{
    [SharedFact]
    public void EveryErrorOfTheCompilerIsAChangeAndEveryChangeAnError()
    {
        var (before, after) = (Read("schemas/xnat-1.7"), Read("schemas/xnat-1.8"));
        var broken = SchemaComparison.Compare(before, after).Where(change => change.Code == ChangeLevel.Breaking).ToArray();
        var errors = CodeCheck.ErrorsOf(CodeUses.Of(before.Code), after.Code);

        Assert.NotEmpty(errors);
        Assert.Equal([], errors.Where(error => !Array.Exists(broken, change => IsIn(error, change))));
        Assert.Equal([], broken.Where(change => !errors.Any(error => IsIn(error, change))).Select(change => change.Place.Path));
    }

    [SharedFact]
    public void SameSchemasHaveNoChanges() => Assert.Empty(SchemaComparison.Compare(Read("schemas/xnat-1.8"), Read("schemas/xnat-1.8")));

    /// <summary>An error names the class, and the property or value by its last name.</summary>
    private static bool IsIn(string error, SchemaChange change) => change.Names[0].Split('.') is var names
        && names.All(name => error.Contains(name, StringComparison.Ordinal));

    private static SchemaState Read(string folder) => SchemaState.Of(
        SchemaFiles.Read([SharedFiles.PathOf(folder)]).Inputs.Select(input => Stages.Read(input, CancellationToken.None)).ToEquatable(),
        SampleModel.Namespace,
        CancellationToken.None);
}
