using System.Reflection;
using Xnat.Typed.Generator.Analysis.Rows;
using Xnat.Typed.Generator.Tests.Pipeline;
using Xnat.Typed.Model;

namespace Xnat.Typed.Generator.Tests.Rows;

/// <summary>A field that no row of a listing has is reported where it is read, and nothing else is.</summary>
public class UnsentFieldTests
{
    [Theory]
    [InlineData("foreach (var s in session.Scans) Use(s.Frames);", "ImageScanData.Frames", "ImageScanData.Schema.Frames")]
    [InlineData("foreach (ImageScanData s in session.Scans.WithCancellation(token)) { Use(s.Frames); }",
        "ImageScanData.Frames", "ImageScanData.Schema.Frames")]
    [InlineData("foreach (var s in session.Scans.ConfigureAwait(false)) Use(s.Frames, s.Frames);",
        "ImageScanData.Frames", "ImageScanData.Schema.Frames")]
    [InlineData("foreach (var s in session.Scans.OfType<MrScanData>()) Use($\"{s.Type} {s.Parameters.Tr}\");",
        "MrScanData.Parameters.Tr", "MrScanData.Schema.Parameters.Tr")]
    [InlineData("foreach (var s in session.Scans.OfType<MrScanData>().WithColumns(MrScanData.Schema.FieldStrength)) Use(s.Parameters.Tr);",
        "MrScanData.Parameters.Tr", "MrScanData.Schema.Parameters.Tr")]
    [InlineData("foreach (var s in xnat.Subjects) { Use(s.Label); Use(s.Group); await s.LoadAsync(); Use(s.Yob()); }",
        "SubjectData.Group", "SubjectData.Schema.Group")]
    [InlineData("foreach (var s in xnat.Subjects) Use(s.Demographics?.ToString());",
        "SubjectData.Demographics", "SubjectData.Schema.Demographics.Then(…)")]
    [InlineData("foreach (var s in xnat.Subjects) Use(s.Fields.Count);", "SubjectData.Fields", "SubjectData.Schema.Fields.Then(…)")]
    [InlineData("foreach (var p in xnat.Projects) if (p.Keywords == \"x\") Use(p);", "ProjectData.Keywords", "ProjectData.Schema.Keywords")]
    [InlineData("foreach (var e in project.Experiments.Where(ExperimentData.Schema.Date, day)) Use(e.Note, e.Date);",
        "ExperimentData.Note", "ExperimentData.Schema.Note")]
    public async Task ReadOfWhatWasNotSentIsReported(string loop, string field, string column)
    {
        var found = await RunAsync("await " + loop);

        Assert.Equal(
            [$"{field} is not sent to the rows of this listing, so reading it throws. List with that column, WithColumns({column}), or "
                + "call LoadAsync() on the row, which is a request for each."],
            found);
    }

    [Theory]
    [InlineData("foreach (var s in session.Scans) Use(s.Id, s.Type, s.Quality, s.Note, s.SeriesDescription, s.Resources, s);")]
    [InlineData("foreach (var s in session.Scans.WithColumns(ImageScanData.Schema.Frames)) Use(s.Frames);")]
    [InlineData("foreach (var s in session.Scans.WithColumns([ImageScanData.Schema.Frames])) Use(s.Frames);")]
    [InlineData("foreach (var s in session.Scans.WithColumns(new IXnatField[] { ImageScanData.Schema.Frames })) Use(s.Frames);")]
    [InlineData("foreach (var s in session.Scans.WithColumns(columns)) Use(s.Frames);")]
    [InlineData("foreach (var s in session.Scans.Where(ImageScanData.Schema.Frames, 3)) Use(s.Frames);")]
    [InlineData("foreach (var s in xnat.Subjects.WithColumns(SubjectData.Schema.Demographics.Then(DemographicData.Schema.Age))) "
        + "Use(s.Demographics);")]
    [InlineData("foreach (var s in listing) Use(s.Frames);")]
    [InlineData("foreach (var s in session.Scans) { await s.LoadAsync(); Use(s.Frames); }")]
    [InlineData("foreach (var s in session.Scans) { await Load(s); Use(s.Frames); }")]
    [InlineData("foreach (var s in session.Scans) { for (var i = 0; i < 2; i++) { if (i > 0) Use(s.Frames); await s.LoadAsync(); } }")]
    [InlineData("foreach (var s in session.Scans) { s.Frames = 3; await s.SaveAsync(); }")]
    [InlineData("foreach (var s in session.Scans) { s.Frames = 3; Use(s.Frames); }")]
    [InlineData("foreach (var s in session.Scans) Use(nameof(s.Frames));")]
    [InlineData("foreach (var s in session.Scans) later.Add(() => Use(s.Frames));")]
    [InlineData("foreach (var s in session.Scans) try { Use(s.Frames); } catch (InvalidOperationException) { }")]
    [InlineData("foreach (var s in xnat.Query<MrSessionData>()) Use(s.Note);")]
    [InlineData("foreach (var r in session.Resources) Use(r.Note);")]
    [InlineData("foreach (var s in session.Scans) { var other = await session.Scans.GetAsync(s.Id!); Use(other.Frames); }")]
    public async Task WhatMayBeThereIsNotReported(string loop) => Assert.Empty(await RunAsync("await " + loop));

    /// <summary>Without a request: what a listing would ask for, by its own words.</summary>
    [Theory]
    [InlineData("Projects", typeof(ProjectData))]
    [InlineData("Subjects", typeof(SubjectData))]
    [InlineData("Experiments", typeof(MrSessionData))]
    [InlineData("Assessors", typeof(ImageAssessorData))]
    [InlineData("Scans", typeof(ImageScanData))]
    [InlineData("Reconstructions", typeof(ReconstructedImageData))]
    public void UsualColumnsAreThoseOfTheLibrary(string name, Type row)
    {
        var asked = AskedFor(name).Split(',');
        var schema = row.GetNestedType("Schema")!;
        var fields = schema.GetProperties(BindingFlags.Public | BindingFlags.Static | BindingFlags.FlattenHierarchy)
            .Select(static property => (property.Name, Descriptor: property.GetValue(null) as IXnatField))
            .Where(field => field.Descriptor is { } descriptor && asked.Contains(descriptor.Path));

        Assert.Equal(fields.Select(static field => field.Name).Order(), ListingUse.UsualColumns[name].Order());
    }

    private static string AskedFor(string name)
    {
        XnatObject owner = name switch
        {
            "Subjects" or "Experiments" => new ProjectData(),
            _ => new MrSessionData(),
        };
        var property = owner.GetType().GetProperty(name);
        if (property is null) return ProjectColumns();
        var source = Internal(property.GetValue(owner)!, "Source");
        return (string)Internal(source.GetType().GetMethod("Query")!.Invoke(source, null)!, "Columns");
    }

    /// <summary>Projects are below nothing.</summary>
    private static string ProjectColumns()
    {
        var type = typeof(XnatClient).Assembly.GetTypes().Single(static type => type.Name == "ListingSource");
        var source = Activator.CreateInstance(type, "projects", "xnat:projectData", "name")!;
        return (string)Internal(type.GetMethod("Query")!.Invoke(source, null)!, "Columns");
    }

    private static object Internal(object of, string property) =>
        of.GetType().GetProperty(property, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!.GetValue(of)!;

    private static async Task<IEnumerable<string>> RunAsync(string code) =>
        (await RowRun.OfAsync(code)).Where(static found => found.Contains(" XNT0501 ", StringComparison.Ordinal))
            .Select(static found => found[(found.LastIndexOf('\'') + 2)..]);
}
