#:project ../runtime/Xnat.Typed
#:project ../runtime/Xnat.Typed.Server
#:property PublishAot=false

// A line of CSV for each imaging session of a project, in one request. Without arguments on a small site in this process; on yours:
//   dotnet run examples/report.cs -- https://xnat.example.org PROJECT > report.csv
// The account is that of XNAT_USER and XNAT_PASS, or else of the netrc file.
using Xnat.Typed;
using Xnat.Typed.Model;
using Xnat.Typed.Server;

if (args.Length is not (0 or 2))
{
    Console.Error.WriteLine("Give no arguments, or two: URL PROJECT");
    return 2;
}

try
{
    await using var server = args is [] ? await XnatServer.StartAsync(Sample) : null;
    await using var xnat = await ConnectAsync(server);
    var project = await xnat.Projects.GetAsync(args is [_, var id] ? id : "P1");

    (string, IXnatField)[] columns =
    [
        ("subject", SubjectData.Schema.Label),
        ("gender", SubjectData.Schema.Demographics.Then(DemographicData.Schema.Gender)),
        ("age", SubjectData.Schema.Demographics.Then(DemographicData.Schema.Age)),
        ("session", ImageSessionData.Schema.Label),
        ("date", ImageSessionData.Schema.Date),
        ("modality", ImageSessionData.Schema.Modality),
        ("scanner", ImageSessionData.Schema.Scanner.Model),
    ];
    var sessions = await project.Experiments.OfType<ImageSessionData>().WriteCsvAsync(Console.Out, columns);
    Console.Error.WriteLine($"{sessions} sessions, {await project.Subjects.CountAsync()} subjects");
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
    var first = project.Subject("S1").Demographics("gender", "female").Demographics("age", "63");
    first.Experiment("S1_MR1").With("date", "2024-03-01").With("scanner/model", "Prisma, 3T").With("modality", "MR");
    first.Experiment("S1_PET1", "xnat:petSessionData").With("date", "2024-03-04").With("modality", "PET");
    project.Subject("S2").Demographics("gender", "male").Experiment("S2_MR1").With("date", "2024-05-17").With("modality", "MR");
    project.Subject("S3");
}
