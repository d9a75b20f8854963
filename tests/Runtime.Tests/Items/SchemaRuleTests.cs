using System.Globalization;
using Xnat.Typed.Model;
using Xnat.Typed.Model.Provenance;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Items;

/// <summary>What the schema does not allow is refused before anything is sent, unless the caller takes it on.</summary>
public sealed class SchemaRuleTests
{
    private static readonly Dictionary<string, (Action<CtScanData> Change, string Words)> Refused = new()
    {
        ["length"] = (
            static scan => scan.Operator = new string('\u00e9', 256),
            "xnat:ctScanData/operator cannot be saved: the schema allows at most 255 characters"),
        ["bound"] = (
            static scan => scan.Parameters.GeneratorPower = -0.5,
            "xnat:ctScanData/parameters/generatorPower cannot be saved: the schema allows no value below 0"),
        ["value of a list"] = (
            static scan => scan.Parameters.FocalSpots.Add(-0.25),
            "xnat:ctScanData/parameters/focalSpots/focalSpot cannot be saved: the schema allows no value below 0"),
    };

    public static TheoryData<string> Names => [.. Refused.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task ValueThatTheSchemaDoesNotAllowIsNotSent(string name)
    {
        await using var site = await TestSite.StudyAsync();
        var scan = await (await SessionAsync(site)).Scans.CreateAsync(new CtScanData { Id = "9" });
        Refused[name].Change(scan);
        var before = site.Server.Requests.Count;

        var error = await Assert.ThrowsAsync<ArgumentException>("item", () => scan.SaveAsync());

        Assert.StartsWith(Refused[name].Words, error.Message, StringComparison.Ordinal);
        Assert.Contains("IgnoreSchemaRules", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("\u00e9", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("0.25", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, site.Server.Requests.Count);
    }

    [Fact]
    public async Task WhatTheServerTakesAllTheSameIsSentOnDemand()
    {
        await using var site = await TestSite.StudyAsync();
        var session = await SessionAsync(site);
        var scan = new CtScanData { Id = "9" };
        scan.Parameters.GeneratorPower = -1;

        await Assert.ThrowsAsync<ArgumentException>("item", () => session.Scans.CreateAsync(scan));
        await session.Scans.CreateAsync(scan, new XnatSaveOptions { IgnoreSchemaRules = true });
        scan.Parameters.GeneratorPower = -2;
        await scan.SaveAsync(new XnatSaveOptions { IgnoreSchemaRules = true });

        Assert.Equal(-2, scan.Parameters.GeneratorPower);
    }

    [Fact]
    public async Task ValueThatIsNotListedIsNotSent()
    {
        await using var site = await TestSite.StudyAsync();
        var subject = await (await SessionAsync(site)).GetSubjectAsync();
        subject.Demographics = new DemographicData { Gender = new("secret") };

        var error = await Assert.ThrowsAsync<ArgumentException>("item", () => subject.SaveAsync());

        Assert.StartsWith(
            "xnat:subjectData/demographics/gender cannot be saved: the schema allows male, female,",
            error.Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RequiredFieldOfANewObjectIsAskedFor()
    {
        await using var site = await TestSite.StudyAsync();
        var session = await SessionAsync(site);
        var assessor = new QcManualAssessorData { Label = "Q1" };
        var before = site.Server.Requests.Count;

        var error = await Assert.ThrowsAsync<ArgumentException>("item", () => session.Assessors.CreateAsync(assessor));
        Assert.StartsWith(
            "xnat:qcManualAssessorData/pass cannot be left empty: the schema requires it", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, site.Server.Requests.Count);

        assessor.Pass = "1";
        await session.Assessors.CreateAsync(assessor);
        assessor.Pass = null;
        await Assert.ThrowsAsync<ArgumentException>("item", () => assessor.SaveAsync());
    }

    [Fact]
    public async Task RequiredFieldOfANewRowIsAskedFor()
    {
        await using var site = await TestSite.StudyAsync();
        var assessor = await (await SessionAsync(site)).Assessors.CreateAsync(new QcAssessmentData { Label = "Q1" });
        assessor.Provenance = new Process();
        assessor.Provenance.ProcessStep.Add(new() { User = "somebody", Timestamp = new(2020, 1, 2) });

        var error = await Assert.ThrowsAsync<ArgumentException>("item", () => assessor.SaveAsync());

        Assert.StartsWith(
            "xnat:qcAssessmentData/provenance/processStep/machine cannot be left empty", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AllThatIsMissingIsSaidAtOnce()
    {
        await using var site = await TestSite.StudyAsync();
        var assessor = await (await SessionAsync(site)).Assessors.CreateAsync(new QcAssessmentData { Label = "Q1" });
        assessor.Provenance = new Process();
        assessor.Provenance.ProcessStep.Add(new() { Timestamp = new(2020, 1, 2) });

        var error = await Assert.ThrowsAsync<ArgumentException>("item", () => assessor.SaveAsync());

        Assert.Contains("processStep/machine", error.Message, StringComparison.Ordinal);
        Assert.Contains("processStep/user", error.Message, StringComparison.Ordinal);
        Assert.Contains("cannot be left empty: the schema requires them. ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Above", "5", "5")]
    [InlineData("Below", "5", "5.0")]
    [InlineData("AtMost", "2020-01-01", "2020-01-02")]
    [InlineData("AtLeast", "1e30", "1")]
    [InlineData("MinLength", "2", "\ud83d\ude00")]
    [InlineData("Pattern", "\\A(?:(a+)+b)\\z", null)]
    [InlineData("OneOf", "a", "A")]
    public void RuleSaysWhatTheSchemaAsksAndNotTheText(string rule, string argument, string? text)
    {
        // An expression that goes back would not come to an end here.
        text ??= new string('a', 100_000);
        var rules = new XnatRules();
        switch (rule)
        {
            case "Above": rules.Above("v", argument); break;
            case "Below": rules.Below("v", argument); break;
            case "AtMost": rules.AtMost("v", argument); break;
            case "AtLeast": rules.AtLeast("v", argument); break;
            case "MinLength": rules.MinLength("v", int.Parse(argument, CultureInfo.InvariantCulture)); break;
            case "Pattern": rules.Pattern("v", argument); break;
            default: rules.OneOf("v", argument); break;
        }

        Assert.StartsWith("the schema a", rules.WhyNot("v", text), StringComparison.Ordinal);
        Assert.Null(rules.WhyNot("w", text));
    }

    [Fact]
    public void ExpressionThatIsTooLargeIsLeftToTheServer()
    {
        var rules = new XnatRules();
        rules.Pattern("v", "\\A(?:((a{900}){900}){900})\\z");

        Assert.Null(rules.WhyNot("v", "b"));
    }

    private static async Task<MrSessionData> SessionAsync(TestSite site) =>
        (MrSessionData)await (await site.Client.Projects.GetAsync("brainimages")).Experiments.GetAsync("MR1");
}
