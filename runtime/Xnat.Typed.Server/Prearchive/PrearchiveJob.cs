namespace Xnat.Typed.Server.Prearchive;

/// <summary>Work that has begun, for the request that asked for it.</summary>
/// <param name="Work">The work.</param>
/// <param name="Address">Address that the session will have.</param>
internal sealed record PrearchiveJob(PrearchiveWork Work, string Address)
{
    private readonly TaskCompletionSource<string> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The address in the end; fails as the work fails.</summary>
    public Task<string> Outcome => outcome.Task;

    public void Succeed(string address) => outcome.TrySetResult(address);

    public void Fail(Exception failure)
    {
        outcome.TrySetException(failure);
        // Nobody may be waiting; a failure that nobody reads is in the session's status and log.
        _ = outcome.Task.Exception;
    }
}
