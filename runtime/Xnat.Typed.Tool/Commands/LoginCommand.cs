using System.CommandLine;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Output;

namespace Xnat.Typed.Tool.Commands;

/// <summary><c>xnat-typed login</c>: signs in once, and keeps the session for the commands that follow.</summary>
internal static class LoginCommand
{
    public static Command Create(ToolEnvironment environment)
    {
        var url = new Argument<string>("URL") { Description = "Address of the server, such as https://xnat.example.org." };
        var name = new Option<string?>("--name")
        {
            Description = "What to call the server from then on. Default: the name of its host.", HelpName = "NAME"
        };
        var user = new Option<string?>("--user") { Description = "Who signs in. Default: XNAT_USER, or a question.", HelpName = "NAME" };
        var provider = new Option<string?>("--provider")
        {
            Description = "Which of the server's sign-in providers compares the password.", HelpName = "NAME"
        };
        var plain = new Option<bool>("--allow-plain-http")
        {
            Description = "Send the password over http:// to another machine, where whoever is on the way can read it."
        };
        var quiet = CommandRun.Quiet();
        var command = new ExampleCommand(
            "login",
            "Sign in to a server, and keep the session where only you can read it; the commands that follow use it.",
            "xnat-typed login https://xnat.example.org --name lab")
        {
            url, name, user, provider, plain, quiet,
        };
        CommandRun.Set(command, quiet, (parsed, reporter, cancellationToken) =>
        {
            var server = ServerLocator.Find(parsed.GetValue(url), null, environment) with { Known = null };
            var who = new AskedSignIn(server, parsed.GetValue(user), parsed.GetValue(provider), parsed.GetValue(plain));
            return RunAsync(environment, who, NameOf(parsed.GetValue(name), server.Address), reporter, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        ToolEnvironment environment, AskedSignIn who, string name, Reporter reporter, CancellationToken cancellationToken)
    {
        var store = ServerStore.Of(environment);
        store.Prepare();
        // A sign-in that fails leaves the session alone that was kept before.
        var (fresh, kept) = (store.SessionPath(name) + ".next", store.SessionPath(name));
        try
        {
            var client = await new Connector(environment).ConnectAsync(who, fresh, cancellationToken).ConfigureAwait(false);
            await using (client.ConfigureAwait(false))
            {
                var login = await client.WhoAmIAsync(cancellationToken).ConfigureAwait(false)
                    ?? throw new MisuseException("A guest has no session to keep; give a user.");
                File.Move(fresh, kept, overwrite: true);
                store.Keep(new(name, who.Server.Address.AbsoluteUri, login, who.Provider, who.AllowsPlainHttp));
                foreach (var warning in client.Warnings) reporter.Complain(warning);
                reporter.Say($"Signed in to {who.Server.Address.Authority} as {login}; the server is called '{name}' here.");
                if (client.SessionExpires is { } end)
                {
                    var minutes = Math.Round((end - TimeProvider.System.GetUtcNow()).TotalMinutes);
                    reporter.Say($"The server ends the session after {minutes} minutes without a call. xnat-typed logout ends it at once.");
                }
            }

            return ExitCodes.Done;
        }
        finally
        {
            File.Delete(fresh);
            File.Delete(fresh + ".lock");
        }
    }

    private static string NameOf(string? name, Uri server)
    {
        if (name is null) return server.IdnHost.Replace(':', '-').Trim('[', ']');
        return ServerStore.IsName(name)
            ? name
            : throw new MisuseException("The name of a server is of letters, digits, '.', '-' and '_', and begins with a letter or digit.");
    }
}
