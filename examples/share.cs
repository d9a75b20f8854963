#:project ../runtime/Xnat.Typed
#:project ../runtime/Xnat.Typed.Server
#:property PublishAot=false

// Finds MR sessions of one project by age, and shares them with their subjects into another. It shows them, and shares them with --apply.
// Without arguments on a small site in this process; on yours:
//   dotnet run examples/share.cs -- https://xnat.example.org FROM INTO MINIMUM-AGE [--apply]
// The account is that of XNAT_USER and XNAT_PASS, or else of the netrc file.
using System.Globalization;
using Xnat.Typed;
using Xnat.Typed.Model;
using Xnat.Typed.Server;

string[] words = args is [] ? ["", "P1", "ELDERLY", "60", "--apply"] : args;
if (words is not ([_, _, _, _] or [_, _, _, _, "--apply"])
    || !double.TryParse(words[3], CultureInfo.InvariantCulture, out var minimumAge))
{
    Console.Error.WriteLine("Give no arguments, or: URL FROM INTO MINIMUM-AGE [--apply]");
    return 2;
}

try
{
    await using var server = args is [] ? await XnatServer.StartAsync(Sample) : null;
    await using var xnat = await ConnectAsync(server);
    var (from, into) = (await xnat.Projects.GetAsync(words[1]), await xnat.Projects.GetAsync(words[2]));

    // What is there already is left alone, so that the program can be run again.
    var present = await into.Subjects.Select(subject => subject.Id)
        .Concat(into.Experiments.Select(experiment => experiment.Id)).ToHashSetAsync();
    var owner = from.Id;
    var sessions = await xnat.Query<MrSessionData>().Where(s => s.Project == owner && s.Age >= minimumAge).OrderBy(s => s.Label)
        .ToListAsync();
    var found = sessions.Where(session => !present.Contains(session.Id)).ToList();
    foreach (var session in found) Console.WriteLine($"{session.Label,-12} age {session.Age}");
    Console.WriteLine($"{sessions.Count} sessions found, {sessions.Count - found.Count} of them in {into.Id} already");
    if (words is not [.., "--apply"])
    {
        Console.WriteLine("Nothing was shared; --apply shares them.");
        return 0;
    }

    foreach (var session in found)
    {
        if (session.SubjectId is { } subjectId && present.Add(subjectId))
            await (await from.Subjects.GetAsync(subjectId)).ShareAsync(into);
        await session.ShareAsync(into);
    }

    await foreach (var experiment in into.Experiments) Console.WriteLine($"{into.Id} has {experiment.Label}");
    return 0;
}
catch (Exception exception) when (exception is XnatException or ArgumentException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
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
    project.Subject("S1").Experiment("S1_MR1").With("age", "63");
    project.Subject("S2").Experiment("S2_MR1").With("age", "41");
    project.Subject("S3").Experiment("S3_MR1").With("age", "71");
    data.Project("ELDERLY");
}
