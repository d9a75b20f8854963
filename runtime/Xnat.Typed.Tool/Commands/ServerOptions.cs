using System.CommandLine;
using Xnat.Typed.Tool.Accounts;

namespace Xnat.Typed.Tool.Commands;

/// <summary>The words by which a command names its server and account.</summary>
internal sealed class ServerOptions
{
    private const string AddressDescription =
        "Address of the server, such as https://xnat.example.org. Default: XNAT_HOST, or the server that login was last called for.";

    private readonly ToolEnvironment environment;
    private readonly Argument<string?>? argument;
    private readonly Option<string?>? option;

    private readonly Option<string?> name = new("--server")
    {
        Description = "Name of a server that login keeps; servers lists them.",
        HelpName = "NAME",
    };

    private readonly Option<string?> user = new("--user")
    {
        Description = "Who signs in. Default: XNAT_USER, or who logged in. The password comes from XNAT_PASS, the netrc file or a "
            + "question; it is never an option.",
        HelpName = "NAME",
    };

    private readonly Option<string?> provider = new("--provider")
    {
        Description = "Which of the server's sign-in providers compares the password. Default: XNAT_PROVIDER, or the word account of the "
            + "netrc entry.",
        HelpName = "NAME",
    };

    private readonly Option<string?>? reason;

    private readonly Option<bool> plain = new("--allow-plain-http")
    {
        Description = "Send the password over http:// to another machine, where whoever is on the way can read it.",
    };

    /// <param name="environment">Where variables come from.</param>
    /// <param name="isArgument">Whether the address is what the command is about, and so needs no word in front of it.</param>
    /// <param name="changes">Whether the command changes data, of which some sites demand a reason.</param>
    public ServerOptions(ToolEnvironment environment, bool isArgument, bool changes = false)
    {
        this.environment = environment;
        if (changes) reason = Reason();
        if (isArgument) argument = new("URL") { Description = AddressDescription, Arity = ArgumentArity.ZeroOrOne };
        else option = new("--url") { Description = AddressDescription, HelpName = "URL" };
    }

    /// <summary>Why something is changed.</summary>
    public static Option<string?> Reason() => new("--reason")
    {
        Description = "Why, for sites that demand a reason for changes.", HelpName = "TEXT",
    };

    public void AddTo(Command command)
    {
        if (argument is not null) command.Arguments.Add(argument);
        if (option is not null) command.Options.Add(option);
        command.Options.Add(name);
        if (reason is not null) command.Options.Add(reason);
        AddSignInTo(command);
    }

    /// <summary>For a command that has an address, or none, in words of its own.</summary>
    public void AddSignInTo(Command command)
    {
        command.Options.Add(user);
        command.Options.Add(provider);
        command.Options.Add(plain);
    }

    public Task<XnatClient> ConnectAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        ConnectAsync(parsed, new() { Reason = reason is null ? null : parsed.GetValue(reason) }, cancellationToken);

    public Task<XnatClient> ConnectAsync(ParseResult parsed, XnatClientOptions options, CancellationToken cancellationToken)
    {
        var address = argument is null ? parsed.GetValue(option!) : parsed.GetValue(argument);
        return ConnectAsync(ServerLocator.Find(address, parsed.GetValue(name), environment), parsed, options, cancellationToken);
    }

    /// <summary>For a command that was given the address in words of its own.</summary>
    public Task<XnatClient> ConnectAsync(string address, ParseResult parsed, CancellationToken cancellationToken) =>
        ConnectAsync(ServerLocator.Find(address, null, environment), parsed, new(), cancellationToken);

    private Task<XnatClient> ConnectAsync(
        ServerChoice server, ParseResult parsed, XnatClientOptions options, CancellationToken cancellationToken)
    {
        var who = new AskedSignIn(server, parsed.GetValue(user), parsed.GetValue(provider), parsed.GetValue(plain));
        return new Connector(environment).ConnectAsync(who, options, cancellationToken);
    }
}
