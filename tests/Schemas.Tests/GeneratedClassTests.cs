using Xnat.Typed.Schema;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schemas.Tests;

/// <summary>
/// One class of the bundled model whole, as its users find it: what a change of the emitters does shows itself here first.
/// </summary>
public class GeneratedClassTests
{
    [Fact]
    public Task MrScanDataIsShownWhole()
    {
        var options = new GeneratorOptions("Xnat.Typed.Model", "Xnat.Typed", IsCore: true);
        var code = Stages.Build(SchemaSource.Bundled.Documents, EquatableArray<ProvidedType>.Empty, options, CancellationToken.None);
        var file = code.Files().Single(file => file.HintName == "xnat/MrScanData.g.cs");
        var problems = new List<Problem>();

        var text = Stages.Emit(file, problems, CancellationToken.None);

        Assert.Empty(problems);
        return Snapshot.Match(text!, "cs");
    }
}
