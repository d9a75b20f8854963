using System.Collections.Concurrent;
using System.Globalization;
using Xnat.Typed.Model;
using Xnat.Typed.QcReport.Data;
using Xnat.Typed.QcReport.Pictures;

namespace Xnat.Typed.QcReport.Reading;

/// <summary>Reads a project's imaging sessions: one listing, three requests for each session, and two for each picture.</summary>
internal sealed class ProjectReader(XnatClient xnat, QcOptions options)
{
    private static readonly XnatField<DemographicData.GenderValue?> Sex =
        SubjectData.Schema.Demographics.Then(DemographicData.Schema.Gender);

    private static readonly XnatField<long?> Age = SubjectData.Schema.Demographics.Then(DemographicData.Schema.Age);
    private static readonly XnatField<long?> BirthYear = SubjectData.Schema.Demographics.Then(DemographicData.Schema.Yob);
    private static readonly XnatField<DateOnly?> BirthDate = SubjectData.Schema.Demographics.Then(DemographicData.Schema.Dob);

    private readonly ConcurrentDictionary<(string Session, string Scan), ImageScanData> objects = new();

    public async Task<QcProject> ReadAsync(CancellationToken cancellationToken)
    {
        var project = await xnat.Projects.GetAsync(options.Project, cancellationToken);
        var subjects = await project.Subjects.CountAsync(cancellationToken);
        var listing = project.Experiments.OfType<ImageSessionData>().WithColumns(
            ImageSessionData.Schema.Date, ImageSessionData.Schema.Note, ImageSessionData.Schema.Age, ImageSessionData.Schema.Scanner.Model,
            SubjectData.Schema.Label, Sex, Age, BirthYear, BirthDate);
        // Failures are outcomes: one session that cannot be read takes none of the others along.
        var report = await listing.ForEachAsync(
            ReadSessionAsync, new BulkOptions { MaxConcurrency = options.Workers }, cancellationToken);
        var sessions = report.Outcomes
            .Select(static outcome => outcome.Result ?? FromListing(outcome.Item) with { Failure = outcome.Error?.Message })
            .OrderBy(static session => session.Date).ThenBy(static session => session.Label, StringComparer.Ordinal).ToList();
        var pictured = await new PictureReader(options).ReadAsync(sessions, objects, cancellationToken);
        return new(project.Id ?? options.Project, project.Name, xnat.Address, pictured, subjects);
    }

    private async Task<QcSession> ReadSessionAsync(ImageSessionData session, CancellationToken cancellationToken)
    {
        var columns = session.Scans.WithColumns(
            ImageScanData.Schema.Quality, ImageScanData.Schema.Frames, ImageScanData.Schema.SeriesDescription);
        var scans = await columns.ToListAsync(cancellationToken);
        var resources = await session.GetResourcesAsync(cancellationToken).ToListAsync(cancellationToken);
        var variables = await session.FieldsAsync(cancellationToken);
        var byScan = resources.Where(static resource => resource.Level == XnatResourceLevel.Scan)
            .ToLookup(static resource => resource.OwnerId, StringComparer.Ordinal);
        var read = FromListing(session);
        foreach (var scan in scans) objects[(read.Id, scan.Id ?? "")] = scan;
        return read with
        {
            Scans = [.. scans.Select(scan => Of(scan, byScan[scan.Id])).OrderBy(static scan => scan.Id, NumbersFirst.Instance)],
            Variables = variables.OrderBy(static pair => pair.Key, StringComparer.Ordinal)
                .ToDictionary(static pair => pair.Key, static pair => pair.Value, StringComparer.Ordinal),
            Total = FileTotal.Of(resources),
        };
    }

    /// <summary>What the listing of the project said, which is there of a session that cannot be read, too.</summary>
    private static QcSession FromListing(ImageSessionData session) => new(session.Id ?? "", session.Label ?? "", session.XsiType)
    {
        Subject = session.Get(SubjectData.Schema.Label),
        Date = session.Date,
        Sex = session.Get(Sex)?.ToString(),
        Age = AgeOf(session),
        Scanner = session.Scanner.Model,
        Note = session.Note,
    };

    private static QcScan Of(ImageScanData scan, IEnumerable<XnatResourceSummary> resources) => new(scan.Id ?? "", scan.Type, scan.Quality)
    {
        Description = scan.SeriesDescription,
        Frames = scan.Frames,
        Total = FileTotal.Of(resources),
    };

    private static string? AgeOf(ImageSessionData session)
    {
        if (session.Age is { } age) return age.ToString("0.#", CultureInfo.InvariantCulture);
        if (session.Get(Age) is { } years) return years.ToString(CultureInfo.InvariantCulture);
        if (session.Get(BirthDate) is { } born)
            return session.Date is { } date ? YearsBetween(born, date).ToString(CultureInfo.InvariantCulture) : "born " + born.Year;
        return session.Get(BirthYear) is { } year ? string.Create(CultureInfo.InvariantCulture, $"born {year}") : null;
    }

    private static int YearsBetween(DateOnly born, DateOnly date) =>
        date.Year - born.Year - (date < born.AddYears(date.Year - born.Year) ? 1 : 0);
}
