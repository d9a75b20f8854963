#:project ../runtime/Xnat.Typed
#:project ../runtime/Xnat.Typed.Server
#:property PublishAot=false

// Labels the quality of scans that nobody has judged: one with fewer frames than most of its type in the project is questionable, others
// are usable, and what has no number of frames is left to people. It shows the labels, and sets them with --apply. Without arguments on a
// small site in this process; on yours:
//   dotnet run examples/qc.cs -- https://xnat.example.org PROJECT [--apply]
// The account is that of XNAT_USER and XNAT_PASS, or else of the netrc file.
using Xnat.Typed;
using Xnat.Typed.Model;
using Xnat.Typed.Server;

if (args is not ([] or [_, _] or [_, _, "--apply"]))
{
    Console.Error.WriteLine("Give no arguments, or: URL PROJECT [--apply]");
    return 2;
}

try
{
    await using var server = args is [] ? await XnatServer.StartAsync(Sample) : null;
    await using var xnat = await ConnectAsync(server);
    var project = await xnat.Projects.GetAsync(args is [_, var id, ..] ? id : "P1");

    var scans = await ScansAsync(project);
    var usual = scans.Where(found => found.Scan.Frames is not null).GroupBy(found => found.Scan.Type)
        .ToDictionary(group => group.Key ?? "", group => Median([.. group.Select(found => found.Scan.Frames!.Value)]));

    List<Judgement> judgements = [];
    foreach (var (session, scan) in scans.Where(found => found.Scan is { Quality: null or "", Frames: not null }))
    {
        var expected = usual[scan.Type ?? ""];
        var quality = scan.Frames < expected ? "questionable" : "usable";
        Console.WriteLine($"{session,-12} {scan.Id,-4} {scan.Type,-8} {scan.Frames,5} of {expected,5} frames  {quality}");
        judgements.Add(new(scan, quality, quality == "usable" ? null : $"{scan.Frames} frames, where most have {expected}"));
    }

    Console.WriteLine($"{judgements.Count} of {scans.Count} scans to label");
    if (args is [_, _])
    {
        Console.WriteLine("Nothing was changed; --apply sets them.");
        return 0;
    }

    return await ApplyAsync(judgements) ? 0 : 1;
}
catch (Exception exception) when (exception is XnatException or ArgumentException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}

static async Task<List<(string? Session, ImageScanData Scan)>> ScansAsync(ProjectData project)
{
    var report = await project.Experiments.OfType<ImageSessionData>().ForEachAsync(async (session, token) =>
        await session.Scans.WithColumns(ImageScanData.Schema.Frames, ImageScanData.Schema.Quality).ToListAsync(token));
    if (report.Failed.FirstOrDefault() is { } failed) throw new XnatException("The scans of a session could not be listed.", failed.Error!);
    return [.. report.Outcomes.SelectMany(outcome => outcome.Result!.Select(scan => (outcome.Item.Label, scan)))];
}

static async Task<bool> ApplyAsync(List<Judgement> judgements)
{
    var byScan = judgements.ToDictionary(judgement => judgement.Scan);
    var report = await byScan.Keys.ToAsyncEnumerable().ForEachAsync(async (scan, token) =>
    {
        scan.Quality = byScan[scan].Quality;
        if (byScan[scan].Note is { } note) scan.Note = note;
        await scan.SaveAsync(token);
    });
    foreach (var failed in report.Failed) Console.Error.WriteLine(failed.Error!.Message);
    Console.WriteLine(report);
    return report.IsComplete;
}

static long Median(long[] values)
{
    Array.Sort(values);
    return values[values.Length / 2];
}

Task<XnatClient> ConnectAsync(XnatServer? server)
{
    if (server is not null) return XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"));
    var hasAccount = Environment.GetEnvironmentVariable("XNAT_USER") is { Length: > 0 };
    return XnatClient.ConnectAsync(args[0], hasAccount ? XnatCredential.FromEnvironment() : XnatCredential.FromNetrc());
}

static void Sample(XnatSeed data)
{
    var project = data.Project("P1");
    foreach (var (subject, frames) in new[] { ("S1", "176"), ("S2", "176"), ("S3", "41") })
    {
        var session = project.Subject(subject).Experiment(subject + "_MR1");
        session.Scan("1", "T1w").With("frames", frames);
        session.Scan("2", "FLAIR").With("frames", "60").With("quality", subject == "S2" ? "unusable" : "");
        session.Scan("3", "localizer");
    }
}

internal sealed record Judgement(ImageScanData Scan, string Quality, string? Note);
