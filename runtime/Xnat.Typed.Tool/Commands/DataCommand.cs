using System.CommandLine;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Output;

namespace Xnat.Typed.Tool.Commands;

/// <summary>Makes a command over a server's data: with the words that name the server, and those that say for whom the output is.</summary>
internal sealed class DataCommand
{
    private readonly ToolEnvironment environment;
    private readonly ServerOptions server;
    private readonly OutputOptions output;
    private readonly bool isLong;
    private readonly string? howToGoOn;

    private DataCommand(ToolEnvironment environment, Command command, OutputOptions output, bool isLong, string? howToGoOn, bool changes)
    {
        this.environment = environment;
        this.output = output;
        this.isLong = isLong;
        this.howToGoOn = howToGoOn;
        Command = command;
        server = new(environment, isArgument: false, changes);
    }

    public Command Command { get; }

    /// <summary>A command that lists something.</summary>
    public static DataCommand OfTable(ToolEnvironment environment, Command command) =>
        new(environment, command, OutputOptions.OfTable(), isLong: false, null, changes: false);

    /// <summary>A command that does something.</summary>
    /// <param name="environment">What it takes from the shell.</param>
    /// <param name="command">The command, without options.</param>
    /// <param name="howToGoOn">What somebody does who interrupted it.</param>
    /// <param name="changes">Whether it changes something on the server.</param>
    public static DataCommand OfWork(ToolEnvironment environment, Command command, string? howToGoOn = null, bool changes = true) =>
        new(environment, command, OutputOptions.OfWork(), isLong: true, howToGoOn, changes);

    /// <summary>A command whose output is the answer of the server as it is.</summary>
    public static DataCommand OfRaw(ToolEnvironment environment, Command command) =>
        new(environment, command, OutputOptions.None(), isLong: false, null, changes: false);

    /// <summary>The command, once it is known what it does.</summary>
    /// <param name="read">Reads what was asked, before anybody signs in.</param>
    /// <param name="run">Does it, and gives the exit code.</param>
    public Command Does<TOrder>(Func<ParseResult, TOrder> read, Func<DataCall, TOrder, CancellationToken, Task<int>> run) =>
        Does(read, async (parsed, order, reporter, cancellationToken) =>
        {
            var client = await ConnectAsync(parsed, reporter, cancellationToken).ConfigureAwait(false);
            await using (client.ConfigureAwait(false))
            {
                return await run(new(client, parsed, reporter, environment), order, cancellationToken).ConfigureAwait(false);
            }
        });

    /// <summary>Signs in to the server that was named.</summary>
    public async Task<XnatClient> ConnectAsync(ParseResult parsed, Reporter reporter, CancellationToken cancellationToken)
    {
        var client = await server.ConnectAsync(parsed, cancellationToken).ConfigureAwait(false);
        foreach (var warning in client.Warnings) reporter.Complain(warning);
        return client;
    }

    /// <summary>The same of a command that connects by itself, or not at all.</summary>
    public Command Does<TOrder>(
        Func<ParseResult, TOrder> read, Func<ParseResult, TOrder, Reporter, CancellationToken, Task<int>> run)
    {
        server.AddTo(Command);
        output.AddTo(Command);
        CommandRun.Set(
            Command,
            output,
            (parsed, reporter, cancellationToken) => run(parsed, read(parsed), reporter, cancellationToken),
            isLong,
            howToGoOn);
        return Command;
    }
}
