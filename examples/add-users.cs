#:project ../runtime/Xnat.Typed
#:project ../runtime/Xnat.Typed.Server
#:property PublishAot=false

// Adds accounts to a project: each as LOGIN:ROLE, the role being owner, member, collaborator or a group of the project's own. XNAT would
// send an invitation to a name that is no account; such names are told instead. Without arguments on a small site in this process; on
// yours:
//   dotnet run examples/add-users.cs -- https://xnat.example.org PROJECT LOGIN:ROLE ...
// The account that does it is that of XNAT_USER and XNAT_PASS, or else of the netrc file; it needs to be an administrator's.
using Xnat.Typed;
using Xnat.Typed.Server;

if (args is not ([] or [_, _, _, ..]) || args.Skip(2).Any(word => word.Split(':') is not [{ Length: > 0 }, { Length: > 0 }]))
{
    Console.Error.WriteLine("Give no arguments, or: URL PROJECT LOGIN:ROLE ...");
    return 2;
}

try
{
    await using var server = args is [] ? await XnatServer.StartAsync(Sample) : null;
    await using var xnat = await ConnectAsync(server);
    string[] wanted = args is [_, _, .. var given] ? given : ["reader:collaborator", "rater:member", "nobody:member"];
    var project = await xnat.Projects.GetAsync(args is [_, var id, ..] ? id : "P1");

    var accounts = (await xnat.Administration.Users.ListAsync()).ToDictionary(user => user.Login, StringComparer.OrdinalIgnoreCase);
    var members = (await project.MembersAsync()).ToLookup(member => member.Login, StringComparer.OrdinalIgnoreCase);
    var unknown = 0;
    foreach (var (login, role) in wanted.Select(word => word.Split(':')).Select(parts => (parts[0], ProjectRole.Custom(parts[1]))))
    {
        if (!accounts.TryGetValue(login, out var account) || !account.IsEnabled)
        {
            unknown++;
            Console.WriteLine($"{login,-12} is no enabled account: left out");
        }
        else if (members[login].Any(member => member.Role == role))
        {
            Console.WriteLine($"{login,-12} is {role} already");
        }
        else
        {
            await project.AddMemberAsync(account.Login, role);
            Console.WriteLine($"{login,-12} is now {role}");
        }
    }

    Console.WriteLine($"{project.Id} has {(await project.MembersAsync()).Count} members");
    return unknown == 0 || args is [] ? 0 : 1;
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
    data.User("reader", "reader").User("rater", "rater");
    data.Project("P1").Collaborator("reader");
}
