using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Declaring;

/// <summary>Whether a project still declares what a file says.</summary>
public sealed class FieldsCheckTests
{
    [Fact]
    public async Task SameIsSaidAloud()
    {
        await using var stage = await DeclaringStage.StartAsync();
        await stage.PullAsync();

        var run = await stage.CheckAsync();

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            $"{stage.File}: the project brainimages at {stage.Server.Url.Authority} declares the same.", Assert.Single(run.Lines));
    }

    [Fact]
    public async Task EachDifferenceIsNamedAndHowToTakeItOver()
    {
        await using var stage = await DeclaringStage.StartAsync();
        await stage.PullAsync();
        await stage.DeclareAsync(
        [
            new()
            {
                Id = "default",
                Variables =
                [
                    new() { Name = "volume", Kind = XnatVariableKind.WholeNumber },
                    new() { Name = "notes" },
                    new() { Name = "reviewed", Kind = XnatVariableKind.Boolean },
                    new() { Name = "seen", Kind = XnatVariableKind.Date },
                    new() { Name = "diagnosis", PossibleValues = ["control", "unknown"] },
                    new() { Name = "weight", Kind = XnatVariableKind.Number },
                ],
            },
        ]);

        var run = await stage.CheckAsync();

        Assert.Equal((4, ""), (run.ExitCode, run.Output));
        Assert.Equal(
            [
                "xnat:mrSessionData: group 'default': holds 'weight' now",
                "xnat:mrSessionData: variable 'diagnosis': allows 'unknown' now",
                "xnat:mrSessionData: variable 'diagnosis': allows 'patient' no longer",
                "xnat:mrSessionData: variable 'lesions': is gone",
                "xnat:mrSessionData: variable 'volume': is integer now, was float",
                "xnat:mrSessionData: variable 'volume': is not required now",
                "xnat:mrSessionData: variable 'weight': is new",
                $"{stage.File}: 7 differences. To take them over: xnat-typed fields pull {stage.Server.Url} --project brainimages "
                + $"--output {stage.File}",
            ],
            run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task DamagedFileIsNamedWithItsPlace()
    {
        await using var stage = await DeclaringStage.StartAsync();
        await File.WriteAllTextAsync(stage.File, "{ \"format\": 1,\n \"dataTypes\": 3 }");

        var run = await stage.CheckAsync();

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("xnat-fields.json(2,15): error XNT0014", run.Error, StringComparison.Ordinal);
        Assert.Empty(stage.Server.Requests.Where(static request => request.Path.Contains("customforms", StringComparison.Ordinal)).Skip(1));
    }
}
