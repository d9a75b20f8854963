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
            if (made is not null) await PlayAsync(Step.Make, cancellationToken).ConfigureAwait(false);
            foreach (var side in new[] { here, there }) await new Discovery(side, made).RunAsync(cancellationToken).ConfigureAwait(false);
            scrubber.Hide(there.Names);
            await PlayAsync(Step.Read, cancellationToken).ConfigureAwait(false);
            if (made is not null) await PlayAsync(Step.Remove, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (made is not null) await RemoveAsync(made).ConfigureAwait(false);
        }

        return results;
    }

    /// <summary>What is there already was made by somebody else, and is not written to.</summary>
    private async Task CheckIsFreeAsync(string name, CancellationToken cancellationToken)
    {
        var answer = await there.SendAsync("GET", SubjectOf(name), null, cancellationToken).ConfigureAwait(false);
        if (answer.Status is null) throw new UnreachableException();
        if (answer.Status != 404)
        {
            throw new XnatException($"The server answered {answer.Status} for a subject that is not there, where an XNAT answers 404; "
                + "nothing was written.");
        }
    }

    private string SubjectOf(string name) => $"data/projects/{Uri.EscapeDataString(there.Project)}/subjects/{name}?format=json";

    private async Task PlayAsync(Step step, CancellationToken cancellationToken)
    {
        foreach (var request in RequestList.All.Where(row => row.Step == step))
            results.Add(await PlayAsync(request, cancellationToken).ConfigureAwait(false));
    }

    private async Task<ParityResult> PlayAsync(ParityRequest request, CancellationToken cancellationToken)
    {
        var ours = request.AddressWith(Values(here, request), out _);
        var theirs = request.AddressWith(Values(there, request), out var missing);
        if (ours is null || theirs is null)
            return new(request.Name, request.Query, ParityResult.NotChecked, $"the sandbox has no {missing ?? "such object"}", []);
        var answered = await here.SendAsync(request.Verb, ours, request.Body, cancellationToken).ConfigureAwait(false);
        var compared = await there.SendAsync(request.Verb, theirs, request.Body, cancellationToken).ConfigureAwait(false);
        withoutAnswer = compared.Status is null ? withoutAnswer + 1 : 0;
        if (withoutAnswer == MostWithoutAnswer) throw new UnreachableException();
        var differences = new Comparison(scrubber, made is not null).Compare(request, answered, compared);
        return new(
            request.Name, request.Query, differences.Count == 0 ? ParityResult.Same : ParityResult.Differs, null, differences);
    }

    /// <summary>What is written is found by its own name alone, whatever the server says of its identifiers.</summary>
    private Dictionary<string, string> Values(ParitySide side, ParityRequest request)
    {
        if (request.Step == Step.Read) return side.Found;
        var values = MadeNames.Of(made!);
        values["project"] = side.Project;
        return values;
    }

    /// <summary>Also after an interruption, and where the answer to the making was lost. What is gone already is a 404.</summary>
    private async Task RemoveAsync(string name)
    {
        foreach (var row in RequestList.All.Where(row => row.Step == Step.Remove && row.Query.Length > 0))
        {
            var address = row.AddressWith(Values(there, row), out _)!;
            var answer = await there.SendAsync(row.Verb, address, null, CancellationToken.None).ConfigureAwait(false);
            LeftSomething |= answer.Status is not (>= 200 and < 300 or 404);
        }

        var rest = await there.SendAsync("GET", SubjectOf(name), null, CancellationToken.None).ConfigureAwait(false);
        LeftSomething |= rest.Status != 404;
    }
}
