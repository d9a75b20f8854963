namespace Xnat.Typed;

/// <summary>
/// Holds the session in use and replaces a dead one: whoever notices first starts the one sign-in that all others wait for. It runs with the client's own
/// lifetime; who stops waiting stops nobody else. A refusal stays: a second attempt with a changed password would help to lock the account.
/// </summary>
internal sealed class SessionKeeper(SignIn signIn) : IDisposable
{
    /// <summary>So many sessions may end one after the other before any of them has served.</summary>
    private const int MostUnserved = 3;

    private readonly Lock gate = new();
    private readonly CancellationTokenSource lifetime = new();
    private LiveSession? current;
    private Task<LiveSession>? renewal;
    private XnatAuthenticationException? refusal;
    private int unserved;

    public bool HasEnded { get; private set; }

    public async Task OpenAsync(CancellationToken cancellationToken) => current = await OpenSessionAsync(null, cancellationToken).ConfigureAwait(false);

    /// <summary>The session to send in.</summary>
    /// <exception cref="XnatAuthenticationException">The last one has died and the server did not let us in again.</exception>
    public Task<LiveSession> GetAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var session = Usable();
            return session.EndedBy is not null ? WaitAsync(StartRenewal(session), cancellationToken) : Task.FromResult(session);
        }
    }

    /// <summary>A living session in place of one that has ended.</summary>
    /// <exception cref="XnatAuthenticationException">The server did not let us in again.</exception>
    public Task<LiveSession> RenewAsync(LiveSession ended, FailedAnswer answer, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            ended.EndedBy ??= answer;
            var session = Usable();
            return session.EndedBy is not null ? WaitAsync(StartRenewal(session), cancellationToken) : Task.FromResult(session);
        }
    }

    /// <summary>Lets nobody send any more.</summary>
    /// <returns>The session that was in use.</returns>
    public LiveSession? End()
    {
        LiveSession? last;
        lock (gate)
        {
            if (HasEnded) return null;
            HasEnded = true;
            (last, current) = (current, null);
        }

        lifetime.Cancel();
        return last;
    }

    public void Dispose()
    {
        End();
        lifetime.Dispose();
    }

    public static ObjectDisposedException Gone() => new("XnatClient", "The client has signed out; connect again.");

    private LiveSession Usable()
    {
        if (refusal is { } first) throw Again(first);
        return current is { } session && !HasEnded ? session : throw Gone();
    }

    private Task<LiveSession> StartRenewal(LiveSession ended)
    {
        if (renewal is not null) return renewal;
        unserved = ended.HasServed ? 0 : unserved + 1;
        return renewal = Task.Run(() => SignInAgainAsync(ended.EndedBy));
    }

    private async Task<LiveSession> WaitAsync(Task<LiveSession> task, CancellationToken cancellationToken)
    {
        try
        {
            return await task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (XnatAuthenticationException e)
        {
            throw Again(e);
        }
        catch (OperationCanceledException) when (HasEnded && !cancellationToken.IsCancellationRequested)
        {
            throw Gone();
        }
    }

    private async Task<LiveSession> SignInAgainAsync(FailedAnswer? last)
    {
        LiveSession? fresh = null;
        XnatAuthenticationException? refused = null;
        try
        {
            return fresh = await OpenSessionAsync(last, lifetime.Token).ConfigureAwait(false);
        }
        catch (XnatAuthenticationException e)
        {
            // Sessions that do not live are no refusal, the next may.
            if (unserved < MostUnserved) refused = e;
            throw;
        }
        finally
        {
            lock (gate)
            {
                renewal = null;
                refusal = refused;
                if (unserved >= MostUnserved) unserved = 0;
                if (fresh is not null && !HasEnded) current = fresh;
            }
        }
    }

    private async Task<LiveSession> OpenSessionAsync(FailedAnswer? last, CancellationToken cancellationToken)
    {
        for (; ; unserved++)
        {
            if (unserved >= MostUnserved) throw signIn.SessionsDoNotLive(MostUnserved, last!);
            var opened = await signIn.OpenAsync(cancellationToken).ConfigureAwait(false);
            if (opened.Id is { } id) return new(id);
            last = opened.Answer;
        }
    }

    private static XnatAuthenticationException Again(XnatAuthenticationException first) => new(first.Message, first.Answer, first);
}
