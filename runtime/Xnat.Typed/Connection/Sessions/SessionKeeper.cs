using System.Net;

namespace Xnat.Typed;

/// <summary>
/// Holds the session in use and replaces a dead one: whoever notices first starts the one sign-in that all others wait for. It
/// runs with the client's own lifetime; who stops waiting stops nobody else. A refusal stays: further attempts with a changed
/// password would lock the account.
/// </summary>
/// <remarks>
/// A server that sheds load, or counts requests, ends the next session because of the requests that are on their way. So after a session
/// that served nobody the next sign-in waits for those to come back, and one request goes first in the new session.
/// </remarks>
internal sealed class SessionKeeper(SignIn signIn) : IDisposable
{
    /// <summary>So many sessions may end one after the other before any of them has served.</summary>
    private const int MostUnserved = 5;

    private readonly Lock gate = new();
    private readonly RequestsInFlight inFlight = new();
    private readonly CancellationTokenSource lifetime = new();
    private LiveSession? current;
    private Task<LiveSession>? renewal;
    private XnatResponseException? refusal;
    private int unserved;

    public bool HasEnded { get; private set; }

    /// <summary>Whether the last session has ended and none can take its place.</summary>
    public bool IsRefused
    {
        get
        {
            lock (gate) return refusal is not null || (current?.EndedBy is not null && !signIn.CanRepeat);
        }
    }

    /// <summary>What stands for the session in use, to see later whether another has taken its place.</summary>
    public object? Current => Volatile.Read(ref current);

    /// <summary>The session in use, unless it is known to have ended.</summary>
    public LiveSession? Living
    {
        get
        {
            lock (gate) return current is { EndedBy: null } living ? living : null;
        }
    }

    public static ObjectDisposedException Gone() => new("XnatClient", "The client has signed out; connect again.");

    public async Task OpenAsync(CancellationToken cancellationToken) =>
        current = await OpenSessionAsync(null, cancellationToken).ConfigureAwait(false);

    /// <summary>The session to send in, when it may be sent. The request is in flight from here on, until <see cref="Leave"/>.</summary>
    /// <exception cref="XnatAuthenticationException">The last one has died and the server did not let us in again.</exception>
    public async Task<LiveSession> EnterAsync(CancellationToken cancellationToken)
    {
        for (; ; )
        {
            var session = await LivingAsync(null, null, cancellationToken).ConfigureAwait(false);
            await RequestsInFlight.WaitAsync(session.Turn, cancellationToken).ConfigureAwait(false);
            lock (gate)
            {
                // It may have ended while this call waited for a thread.
                if (session.EndedBy is not null) continue;
                inFlight.Enter();
                return session;
            }
        }
    }

    /// <summary>Says that a session has ended; nobody sends in it from here on.</summary>
    public void MarkEnded(LiveSession session, FailedAnswer answer)
    {
        lock (gate) session.End(answer);
    }

    public void Leave(LiveSession session)
    {
        session.Pass();
        inFlight.Leave();
    }

    /// <summary>The session in use, for a question of our own.</summary>
    public Task<LiveSession> GetAsync(CancellationToken cancellationToken) => LivingAsync(null, null, cancellationToken);

    /// <summary>Puts a new session in the place of one that has ended.</summary>
    /// <exception cref="XnatAuthenticationException">The server did not let us in again.</exception>
    public Task RenewAsync(LiveSession ended, FailedAnswer answer, CancellationToken cancellationToken) =>
        LivingAsync(ended, answer, cancellationToken);

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

    private Task<LiveSession> LivingAsync(LiveSession? ended, FailedAnswer? answer, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (answer is not null) ended?.End(answer);
            if (HasEnded) throw Gone();
            if (refusal is { } first) throw Again(first);
            if (current is not { EndedBy: { } by } dead) return Task.FromResult(current!);
            renewal ??= Task.Run(() => SignInAgainAsync(dead, by));
            return WaitAsync(renewal, cancellationToken);
        }
    }

    private async Task<LiveSession> WaitAsync(Task<LiveSession> task, CancellationToken cancellationToken)
    {
        try
        {
            return await task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (XnatResponseException e) when (IsRefusal(e))
        {
            throw Again(e);
        }
        catch (OperationCanceledException) when (HasEnded && !cancellationToken.IsCancellationRequested)
        {
            throw Gone();
        }
    }

    private async Task<LiveSession> SignInAgainAsync(LiveSession dead, FailedAnswer answer)
    {
        LiveSession? fresh = null;
        XnatResponseException? refused = null;
        try
        {
            signIn.Ended(answer);
            // Who got an answer within it may not have said so yet.
            if (!dead.HasServed) await inFlight.EndAsync(lifetime.Token).ConfigureAwait(false);
            unserved = dead.HasServed ? 0 : unserved + 1;
            return fresh = await OpenSessionAsync(answer, lifetime.Token).ConfigureAwait(false);
        }
        catch (XnatResponseException e) when (IsRefusal(e))
        {
            // Sessions that do not live are no refusal: the next one may.
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
            if (unserved > 0) await inFlight.EndAsync(cancellationToken).ConfigureAwait(false);
            var opened = await signIn.OpenAsync(cancellationToken).ConfigureAwait(false);
            if (opened.Id is { } id) return new(id, isProven: unserved == 0);
            last = opened.Answer;
        }
    }

    // Whoever else answers so may have compared the password, and counts the attempts too.
    private static bool IsRefusal(XnatResponseException failure) =>
        failure is XnatAuthenticationException || failure.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;

    private static XnatResponseException Again(XnatResponseException first) => first is XnatAuthenticationException
        ? new XnatAuthenticationException(first.Message, first.Answer, first)
        : new XnatResponseException(first.Message, first.Answer, first);
}
