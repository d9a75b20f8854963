using System.Globalization;
using System.Text;
using Xnat.Typed.Server;

namespace Xnat.Typed.Tool.Demo;

/// <summary>
/// Made-up data to browse: a project with one session, an empty one, and one with phantoms of three modalities, custom variables, ratings
/// and a few things that are not as they should be.
/// </summary>
internal static class DemoData
{
    private const string Phantoms = "phantoms";
    private const string Mr = "xnat:mrSessionData";

    private static readonly DemoSeries[] MrSeries =
    [
        new("T1", "MR", 96, 24, 7, [0.95, 0.55, 0.75, 0.15]),
        new("FLAIR", "MR", 96, 24, 7, [0.85, 0.7, 0.55, 0.1]),
        new("PD", "MR", 96, 12, 14, [0.6, 0.65, 0.7, 0.9]),
    ];

    private static readonly DemoSeries Ct = new("Head 5.0", "CT", 128, 16, 10, [1, 0.4, 0.43, 0.33]);
    private static readonly DemoSeries Pet = new("FDG", "PET", 64, 20, 8, [0.1, 0.85, 0.6, 0.2]);

    public static void Add(XnatSeed seed)
    {
        seed.Project("fastrtutorial", "Fastr Tutorial");
        AddBrainImages(seed);
        AddPhantoms(seed);
    }

    private static void AddBrainImages(XnatSeed seed)
    {
        var subject = seed
            .Project("brainimages", "Brain Image Analysis")
            .With("description", "Made-up data to browse.")
            .Subject("ANONYMIZ");
        subject.Demographics("gender", "female").Field("handedness_score", "12");
        var session = subject
            .Experiment("ANONYMIZ")
            .With("date", "2020-02-29")
            .With("scanner/manufacturer", "Example")
            .Field("brain_volume", "0");
        foreach (var (id, type) in new[] { ("1", "T1"), ("2", "FLAIR"), ("3", "PD") })
            session
                .Scan(id, type)
                .With("quality", "usable")
                .With("series_description", type)
                .File("NOTES", "readme.txt", Encoding.UTF8.GetBytes($"Scan {id} of the demonstration.\n"), "TEXT");
    }

    private static void AddPhantoms(XnatSeed seed)
    {
        var project = seed
            .Project(Phantoms, "Phantoms of three modalities")
            .With("description", "Computed images: nested ellipsoids, scanned by nobody.")
            .CustomVariable(Mr, "brain_volume", "float")
            .CustomVariable(Mr, "visit", "integer")
            .CustomVariable(Mr, "reviewed", "boolean")
            .CustomVariable(Mr, "rating", "string", "good", "fair", "poor");
        for (var number = 1; number <= 4; number++)
        {
            var subject = project.Subject($"PH{number:00}");
            subject.Demographics("gender", number % 2 == 0 ? "male" : "female").Demographics("yob", $"{1950 + (number * 7)}");
            var mr = AddSession(subject, number, $"PH{number:00}_MR1", Mr, MrSeries);
            mr.Field("brain_volume", string.Create(CultureInfo.InvariantCulture, $"{1180.5 + (number * 41.25)}"));
            mr.Field("visit", "1").Field("reviewed", number == 4 ? "false" : "true").Field("rating", number == 3 ? "fair" : "good");
            AddUniformity(mr, number);
            if (number <= 2) AddSession(subject, number, $"PH{number:00}_CT1", "xnat:ctSessionData", [Ct]);
            if (number == 1) AddSession(subject, number, "PH01_PET1", "xnat:petSessionData", [Pet]);
        }

        AddWhatIsOdd(project);
    }

    private static SeedExperiment AddSession(
        SeedSubject subject, int number, string label, string xsiType, DemoSeries[] all)
    {
        var month = 2 + (number * 2);
        var session = subject.Experiment(label, xsiType)
            .With("date", $"2024-{month:00}-12").With("time", "10:15:30").With("scanner/manufacturer", "Phantom Works");
        var uid = $"2.25.30284241832743752190{number}{all.Length}{all[0].Size}";
        for (var at = 0; at < all.Length; at++)
        {
            var series = all[at];
            var id = (at + 1).ToString(CultureInfo.InvariantCulture);
            var images = new DemoImages(series, number, (uid, $"2024{month:00}12", label, at + 1));
            var scan = session.Scan(id, series.Type, series.ScanType).With("series_description", series.Type).With("quality", "usable");
            scan.With("frames", series.Slices.ToString(CultureInfo.InvariantCulture));
            for (var slice = 1; slice <= series.Slices; slice++) scan.File("DICOM", $"{id}-{slice:000}.dcm", images.Image(slice), "DICOM");
        }

        return session;
    }

    private static void AddUniformity(SeedExperiment session, int number)
    {
        if (number == 4) return;
        session.Assessor($"PH{number:00}_MR1_uniformity", "phantom:uniformityData")
            .With("date", "2024-11-05")
            .With("percent", string.Create(CultureInfo.InvariantCulture, $"{97.5 - (number * number * 2)}"))
            .With("verdict", number == 3 ? "look again" : "pass")
            .With("slices", "24");
    }

    /// <summary>A report that finds nothing is no demonstration.</summary>
    private static void AddWhatIsOdd(SeedProject project)
    {
        var subject = project.Subject("PH05");
        subject.Experiment("PH05_MR1").With("date", "2024-12-12").With("note", "Broken off: the phantom leaked.")
            .Scan("1", "T1").With("quality", "unusable").With("series_description", "T1");
        project.Subject("PH06");
    }
}
