namespace Xnat.Typed.Runtime.Tests.Trust.WrongAnswers;

/// <summary>Runs one verb again and again: on one stage if it only reads, else on a new one each time.</summary>
internal sealed class Runs(Verb verb) : IAsyncDisposable
{
    private Stage? stage;
    private AnswerSwapper swapper = null!;
    private object? target;
    /// <summary>Whether the verb changes anything on the server, as far as is known.</summary>
    public bool Writes { get; private set; } = true;

    /// <summary>What comes of right answers, and how many requests there are.</summary>
    public async Task<(string Outcome, int Requests)> RightAsync()
    {
        await PrepareAsync();
        swapper.Watch(-1, null);
        var outcome = await verb.Act(stage!, target);
        var requests = swapper.Seen;
        Writes = swapper.HasWritten;
        outcome = await PictureAsync(outcome);
        return (outcome, requests);
    }

    /// <summary>What comes of a wrong answer; <see langword="null"/> for an exception of ours, or if it does not apply.</summary>
    public async Task<string?> WithAsync(WrongAnswer wrong, int at)
    {
        await PrepareAsync();
        swapper.Watch(at, wrong);
        try
        {
            var outcome = await verb.Act(stage!, target);
            var hasStruck = swapper.HasStruck;
            swapper.Watch(-1, null);
            return hasStruck ? await PictureAsync(outcome) : null;
        }
        catch (XnatException)
        {
            return null;
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            return $"{e.GetType().Name}: {e.Message}";
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (stage is not null) await stage.DisposeAsync();
    }

    private async Task PrepareAsync()
    {
        if (!Writes) return;
        await DisposeAsync();
        stage = await Stage.StartAsync(isOpen: true, prepared => swapper = new(prepared));
        target = await verb.Prepare(stage);
    }

    private async Task<string> PictureAsync(string outcome) =>
        Writes ? $"{outcome}\n{await ServerState.OfAsync(stage!.Server.Url)}" : outcome;
}
