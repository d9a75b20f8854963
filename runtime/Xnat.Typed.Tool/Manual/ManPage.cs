using System.CommandLine;
using Xnat.Typed.Tool.Accounts;

namespace Xnat.Typed.Tool.Manual;

/// <summary>The manual page of the whole command, made from what its help is made from.</summary>
/// <param name="root">The command.</param>
/// <param name="examplesOf">Calls of a command, as they are typed.</param>
internal sealed class ManPage(RootCommand root, Func<Command, IReadOnlyList<string>> examplesOf)
{
    private static readonly (string Code, string Meaning)[] ExitStatus =
    [
        ("0", "Done; also where whoever read the output closed it."),
        ("1", "Failed."),
        ("2", "Called wrongly; nothing was sent."),
        ("3", "Partly done; what was not is named."),
        ("4", "Two things that were compared differ."),
        ("5", "Try again: the server cannot be reached, or answers 429, 502, 503 or 504."),
        ("130", "Interrupted."),
    ];

    private static readonly (string Name, string Meaning)[] Variables =
    [
        ("XNAT_HOST", "Address of the server, where none is named."),
        ("XNAT_USER, XNAT_PASS", "Who signs in, and the password, which is never an option."),
        ("XNAT_PROVIDER", "Which of the server's sign-in providers compares the password."),
        ("NETRC", "Another netrc file than ~/.netrc."),
        ("XNAT_TYPED_HOME", "Where login keeps sessions and names of servers."),
    ];

    public string Text(string version)
    {
        var page = new Roff()
            .Macro("TH", ToolName.Command.ToUpperInvariant(), "1", "", $"{ToolName.Command} {version}", "User Commands")
            .Macro("SH", "NAME").Line($"{ToolName.Command} - works with XNAT servers, their schemas and their data")
            .Macro("SH", "SYNOPSIS").Macro("B", ToolName.Command).Line("COMMAND [OPTION]...")
            .Macro("SH", "DESCRIPTION").Line(root.Description!)
            .Macro("SH", "COMMANDS");
        AddCommands(page, root, ToolName.Command);
        AddList(page, "EXIT STATUS", ExitStatus);
        AddList(page, "ENVIRONMENT", Variables);
        return page.ToString();
    }

    private void AddCommands(Roff page, Command above, string words)
    {
        foreach (var command in above.Subcommands.Where(static command => !command.Hidden))
        {
            var its = $"{words} {command.Name}";
            if (command.Subcommands.Count == 0) AddCommand(page, command, its);
            else AddCommands(page, command, its);
        }
    }

    private void AddCommand(Roff page, Command command, string words)
    {
        var arguments = command.Arguments.Where(static argument => !argument.Hidden).ToList();
        page.Macro("SS", string.Join(' ', arguments.Select(static argument => argument.Name).Prepend(words)));
        page.Line(command.Description ?? "");
        foreach (var argument in arguments) AddEntry(page, argument.Name, argument.Description);
        var options = command.Options.Where(static option => !option.Hidden);
        foreach (var option in options.OrderBy(static option => option.Name, StringComparer.Ordinal))
        {
            var names = string.Join(", ", option.Aliases.Order(StringComparer.Ordinal).Prepend(option.Name));
            AddEntry(page, option.HelpName is null ? names : $"{names} {option.HelpName}", option.Description);
        }

        var examples = examplesOf(command);
        if (examples.Count == 0) return;
        page.Macro("PP").Line(examples.Count == 1 ? "Example:" : "Examples:").Macro("EX");
        foreach (var example in examples) page.Line("    " + example);
        page.Macro("EE");
    }

    private static void AddList(Roff page, string heading, IEnumerable<(string Name, string Meaning)> entries)
    {
        page.Macro("SH", heading);
        foreach (var (name, meaning) in entries) AddEntry(page, name, meaning);
    }

    private static void AddEntry(Roff page, string name, string? meaning) => page.Macro("TP").Macro("B", name).Line(meaning ?? "");
}
