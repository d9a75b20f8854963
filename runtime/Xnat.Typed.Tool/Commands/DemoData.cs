using System.Text;
using Xnat.Typed.Server;

namespace Xnat.Typed.Tool.Commands;

/// <summary>A little made-up data, enough to browse.</summary>
internal static class DemoData
{
    public static void Add(XnatSeed seed, bool isWanted)
    {
        if (!isWanted) return;
        seed.Project("fastrtutorial", "Fastr Tutorial");
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
}
