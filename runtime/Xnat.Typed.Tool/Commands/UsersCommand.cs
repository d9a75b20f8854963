using System.CommandLine;
using Xnat.Typed.Model;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Output;
using Xnat.Typed.Tool.Places;

namespace Xnat.Typed.Tool.Commands;

/// <summary><c>xnat-typed users</c>: accounts of a site, or members of a project.</summary>
internal static class UsersCommand
{
    public static Command Create(ToolEnvironment environment)
    {
        var places = PlaceOptions.OfProject();
        var command = new ExampleCommand(
            "users",
            "List the accounts of the site, for administrators, or with --project the members of a project and their roles.",
            "xnat-typed users --project brainimages",
            "xnat-typed users --csv");
        places.AddTo(command);
        return DataCommand.OfTable(environment, command).Does(places.Read, static async (call, names, cancellationToken) =>
        {
            var place = await Place.FindAsync(call.Xnat, names, cancellationToken).ConfigureAwait(false);
            if (place.Project is { } project) await MembersAsync(call.Reporter, project, cancellationToken).ConfigureAwait(false);
            else await AccountsAsync(call.Reporter, call.Xnat, cancellationToken).ConfigureAwait(false);
            return ExitCodes.Done;
        });
    }

    private static async Task AccountsAsync(Reporter reporter, XnatClient xnat, CancellationToken cancellationToken)
    {
        var users = await xnat.Administration.Users.ListAsync(cancellationToken).ConfigureAwait(false);
        var table = reporter.Table(["login", "firstname", "lastname", "email", "enabled", "verified", "last_sign_in"]);
        foreach (var user in users)
        {
            table.Add(
                user.Login,
                [user.Login, user.FirstName, user.LastName, user.Email, user.IsEnabled, user.IsVerified, user.LastSignIn]);
        }

        table.End();
    }

    private static async Task MembersAsync(Reporter reporter, ProjectData project, CancellationToken cancellationToken)
    {
        var members = await project.MembersAsync(cancellationToken).ConfigureAwait(false);
        var table = reporter.Table(["login", "role", "firstname", "lastname", "email"]);
        foreach (var member in members)
            table.Add(member.Login, [member.Login, member.Role.ToString(), member.FirstName, member.LastName, member.Email]);
        table.End();
    }
}
