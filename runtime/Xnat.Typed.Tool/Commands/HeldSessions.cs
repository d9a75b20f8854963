using System.CommandLine;
using Xnat.Typed.Tool.Accounts;

namespace Xnat.Typed.Tool.Commands;

/// <summary>The sessions of the prearchive that a command is about.</summary>
internal sealed class HeldSessions
{
    public const string HowToGoOn = "What was done is done; prearchive list shows what still waits.";

    private readonly Argument<string[]> sessions = new("SESSION")
    {
        Description = "Addresses of sessions, as prearchive list --quiet gives them.", Arity = ArgumentArity.OneOrMore
    };

    public void AddTo(Command command) => command.Arguments.Add(sessions);

    /// <exception cref="MisuseException">One is no address of a session in the prearchive.</exception>
    public IReadOnlyList<PrearchiveAddress> Read(ParseResult parsed) => [.. parsed.GetValue(sessions)!.Select(Parse)];

    /// <summary>Looks each up and does something with it.</summary>
    public static Task<int> EachAsync(
        DataCall call,
        IReadOnlyList<PrearchiveAddress> addresses,
        string done,
        Func<PrearchiveSession, Task<string>> work,
        CancellationToken cancellationToken)
    {
        var byName = addresses.DistinctBy(static address => address.Uri).ToDictionary(static address => address.Uri);
        return EachRun.RunAsync(call.Reporter, [.. byName.Keys], done, async name =>
        {
            var address = byName[name];
            var held = await call.Xnat.Prearchive.GetAsync(
                address.Project, address.Timestamp, address.Folder, cancellationToken).ConfigureAwait(false);
            return await work(held).ConfigureAwait(false);
        });
    }

    private static PrearchiveAddress Parse(string text) => PrearchiveAddress.Parse(text)
        ?? throw new MisuseException(
            "A session of the prearchive is named by its address, such as /data/prearchive/projects/P/20200229_101112000/LABEL; "
            + "prearchive list --quiet gives them.");
}
