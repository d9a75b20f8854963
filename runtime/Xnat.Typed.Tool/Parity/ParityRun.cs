namespace Xnat.Typed.Tool.Parity;

/// <summary>Plays the list on both servers.</summary>
/// <param name="here">This program's server.</param>
/// <param name="there">The given server.</param>
/// <param name="made">The name of what is made in the sandboxes, or nothing where nothing is written.</param>
/// <param name="scrubber">What may be said.</param>
internal sealed class ParityRun(ParitySide here, ParitySide there, string? made, Scrubber scrubber)
{
    /// <summary>After as many requests without an answer the server is given up.</summary>
    private const int MostWithoutAnswer = 3;

    private readonly List<ParityResult> results = [];
    private readonly string own = made ?? MadeNames.New();
    private int withoutAnswer;

    /// <summary>Whether something that was made could not be removed.</summary>
    public bool LeftSomething { get; private set; }

    /// <returns>What came of each request, in the order of the list.</returns>
    /// <exception cref="UnreachableException">The given server has ceased to answer.</exception>
    public async Task<IReadOnlyList<ParityResult>> PlayAsync(CancellationToken cancellationToken)
    {
        if (made is not null) await CheckIsFreeAsync(made, cancellationToken).ConfigureAwait(false);
        try
        {
            foreach (var step in new[] { Step.Make, Step.Change })
            {
                if (made is not null) await PlayAsync(step, cancellationToken).ConfigureAwait(false);
                else await PrepareAsync(step, cancellationToken).ConfigureAwait(false);
                await DiscoverAsync(cancellationToken).ConfigureAwait(false);
            }

            await PlayAsync(Step.Read, cancellationToken).ConfigureAwait(false);
            if (made is not null) await PlayAsync(Step.Remove, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (made is not null) await RemoveAsync(made).ConfigureAwait(false);
        }

        return results;
    }

    /// <summary>Where nothing is written to the given server, this program's has one of each all the same.</summary>
    private async Task PrepareAsync(Step step, CancellationToken cancellationToken)
    {
        foreach (var row in RequestList.All.Where(row => row.Step == step))
            if (row.AddressWith(Values(here, row), out _) is { } address)
                await here.SendAsync(row.Verb, address, row.Body, cancellationToken).ConfigureAwait(false);
    }

    private async Task DiscoverAsync(CancellationToken cancellationToken)
    {
        await new Discovery(here, own).RunAsync(cancellationToken).ConfigureAwait(false);
        await new Discovery(there, made).RunAsync(cancellationToken).ConfigureAwait(false);
        scrubber.Hide(there.Names);
    }

    /// <summary>What is there already was made by somebody else, and is not written to.</summary>
    private async Task CheckIsFreeAsync(string name, CancellationToken cancellationToken)
    {
        foreach (var address in Places(name))
        {
            var answer = await there.SendAsync("GET", address, null, cancellationToken).ConfigureAwait(false);
            if (answer.Status is null) throw new UnreachableException();
            if (answer.Status != 404)
            {
                throw new XnatException($"The server answered {answer.Status} for what is not there, where an XNAT answers 404; "
                    + "nothing was written.");
            }
        }
    }

    /// <summary>Where everything is that a run makes: in a subject of the sandbox, and in a project of its own.</summary>
    private string[] Places(string name) =>
        [
            $"data/projects/{Uri.EscapeDataString(there.Project)}/subjects/{name}?format=json",
            $"data/projects/{MadeNames.Of(name)["target"]}?format=json",
        ];

    private async Task PlayAsync(Step step, CancellationToken cancellationToken)
    {
        foreach (var request in RequestList.All.Where(row => row.Step == step))
            results.Add(await PlayAsync(request, cancellationToken).ConfigureAwait(false));
    }

    private async Task<ParityResult> PlayAsync(ParityRequest request, CancellationToken cancellationToken)
    {
        var ours = request.AddressWith(Values(here, request), out var lacking);
        var theirs = request.AddressWith(Values(there, request), out var missing);
        if (ours is null || theirs is null)
        {
            var reason = theirs is null ? $"the sandbox has no {Words(missing!)}" : $"the server of this program has no {Words(lacking!)}";
            return new(request.Name, request.Query, ParityResult.NotChecked, reason, []);
        }

        var answered = await here.SendAsync(request.Verb, ours, request.Body, cancellationToken).ConfigureAwait(false);
        var compared = await there.SendAsync(request.Verb, theirs, request.Body, cancellationToken).ConfigureAwait(false);
        withoutAnswer = compared.Status is null ? withoutAnswer + 1 : 0;
        if (withoutAnswer == MostWithoutAnswer) throw new UnreachableException();
        if (request.Gives is { } given)
            foreach (var (side, answer) in new[] { (here, answered), (there, compared) })
                if (answer.Status is not (>= 200 and < 300)) side.Lacking.Add(given);
        // That one account may less than another says nothing of the server.
        if (compared.Status == 403 && answered.Status is >= 200 and < 300)
            return new(request.Name, request.Query, ParityResult.NotChecked, "this account may not ask for it", []);
        var differences = new Comparison(scrubber, made is not null).Compare(request, answered, compared);
        return new(
            request.Name, request.Query, differences.Count == 0 ? ParityResult.Same : ParityResult.Differs, null, differences);
    }

    private static string Words(string name) => name switch
    {
        "timestamp" or "folder" => "session in the prearchive",
        "target" => "second project, which --write makes",
        "cache" or "field" => "such object, which --write makes",
        _ => name.Replace('-', ' '),
    };

    /// <summary>
    /// What is written is found by its own name alone, whatever the server says of its identifiers; of a session in the prearchive, when it
    /// came is a part of its address.
    /// </summary>
    private Dictionary<string, string> Values(ParitySide side, ParityRequest request)
    {
        if (request.Step == Step.Read) return side.Found;
        var values = MadeNames.Of(own);
        values["project"] = side.Project;
        foreach (var name in side.Lacking) values.Remove(name);
        foreach (var name in new[] { "timestamp", "folder" })
            if (side.Found.TryGetValue(name, out var found)) values[name] = found;
        return values;
    }

    /// <summary>Also after an interruption, and where the answer to the making was lost. What is gone already is a 404.</summary>
    private async Task RemoveAsync(string name)
    {
        there.Lacking.Clear();
        var waiting = new Discovery(there, name);
        await waiting.FindWaitingAsync(CancellationToken.None).ConfigureAwait(false);
        foreach (var row in RequestList.All.Where(row => row.IsCleanUp))
        {
            if (row.AddressWith(Values(there, row), out _) is not { } address) continue;
            var answer = await there.SendAsync(row.Verb, address, null, CancellationToken.None).ConfigureAwait(false);
            // What has gone already is refused, and so is what this account was not allowed to make.
            LeftSomething |= answer.Status is not (>= 200 and < 300 or 400 or 403 or 404);
        }

        foreach (var address in Places(name))
        {
            var rest = await there.SendAsync("GET", address, null, CancellationToken.None).ConfigureAwait(false);
            LeftSomething |= rest.Status != 404;
        }

        await waiting.FindWaitingAsync(CancellationToken.None).ConfigureAwait(false);
        LeftSomething |= there.Found.ContainsKey("folder");
    }
}
