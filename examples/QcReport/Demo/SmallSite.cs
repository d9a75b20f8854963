using System.Globalization;
using Xnat.Typed.Server;
using Xnat.Typed.Tool.Demo;

namespace Xnat.Typed.QcReport.Demo;

/// <summary>A site for who has none: phantoms of three modalities, and a few things that are not as they should be.</summary>
internal static class SmallSite
{
    public const string Project = "phantoms";
    private const string Mr = "xnat:mrSessionData";
    private const int Subjects = 9;

    private static readonly DemoSeries T1 = new("T1", "MR", 96, 12, 14, [0.95, 0.55, 0.75, 0.15]);
    private static readonly DemoSeries Flair = new("FLAIR", "MR", 96, 12, 14, [0.85, 0.7, 0.55, 0.1]);
    private static readonly DemoSeries Pd = new("PD", "MR", 96, 8, 20, [0.6, 0.65, 0.7, 0.9]);
    private static readonly DemoSeries Ct = new("Head 5.0", "CT", 128, 8, 20, [1, 0.4, 0.43, 0.33]);
    private static readonly DemoSeries Pet = new("FDG", "PET", 64, 10, 16, [0.1, 0.85, 0.6, 0.2]);

    public static Task<XnatServer> StartAsync(CancellationToken cancellationToken) =>
        XnatServer.StartAsync(new XnatServerOptions(), Seed, cancellationToken);

    private static void Seed(XnatSeed seed)
    {
        var project = seed.Project(Project, "Phantoms of three modalities")
            .CustomVariable(Mr, "brain_volume", "float").CustomVariable(Mr, "rating", "string", "good", "fair", "poor");
        for (var number = 1; number <= Subjects; number++)
        {
            var subject = project.Subject($"PH{number:00}");
            // Of the ninth nothing is known.
            if (number != 9)
                subject.Demographics("gender", number % 2 == 0 ? "male" : "female").Demographics("yob", $"{1950 + (number * 5)}");
            // The fifth lost its FLAIR, and the seventh was broken off in the middle of its T1.
            var flair = number == 5 ? (DemoSeries?)null : Flair;
            var mr = AddSession(subject, number, $"PH{number:00}_MR1", [number == 7 ? T1 with { Slices = 4 } : T1, flair, Pd]);
            mr.Field("brain_volume", (1180.5 + (number * 41.25)).ToString(CultureInfo.InvariantCulture));
            mr.Field("rating", number switch { 3 => "fair", 7 => "poor", _ => "good" });
            if (number % 3 == 1) AddSession(subject, number, $"PH{number:00}_CT1", [Ct]);
            if (number % 4 == 1) AddSession(subject, number, $"PH{number:00}_PET1", [Pet]);
        }

        AddWhatIsOdd(project);
    }

    private static void AddWhatIsOdd(SeedProject project)
    {
        project.Subject("PH07").Experiment("PH07_MR1").Scan("1", "T1").With("quality", "questionable");
        var leaked = project.Subject("PH10").Demographics("gender", "female").Demographics("yob", "1999").Experiment("PH10_MR1");
        leaked.With("date", "2025-01-14").With("note", "Broken off: the phantom leaked.").Scan("1", "T1").With("quality", "unusable");
        project.Subject("PH10").Experiment("ph10_mr1").With("date", "2025-01-15");
    }

    private static SeedExperiment AddSession(SeedSubject subject, int number, string label, DemoSeries?[] all)
    {
        var made = all.OfType<DemoSeries>().ToList();
        var date = new DateOnly(2024, 2, 12).AddDays((number * 35) + (label.Contains("MR", StringComparison.Ordinal) ? 0 : 9));
        var session = subject.Experiment(label, made[0].ScanType.Replace("Scan", "Session", StringComparison.Ordinal))
            .With("date", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).With("scanner/model", "Phantom Works 1");
        foreach (var (at, series) in made.Index())
        {
            var day = date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
            var images = new DemoImages(series, number, ($"2.25.30284241832743752190{number}{made[0].Size}", day, label, at + 1));
            var scan = session.Scan($"{at + 1}", series.Type, series.ScanType).With("quality", "usable")
                .With("series_description", series.Type).With("frames", $"{series.Slices}");
            for (var slice = 1; slice <= series.Slices; slice++) scan.File("DICOM", $"{slice:000}.dcm", images.Image(slice), "DICOM");
        }

        return session;
    }
}
