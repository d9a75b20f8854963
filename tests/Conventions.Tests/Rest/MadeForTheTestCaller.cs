namespace Xnat.Typed.Conventions.Tests.Rest;

/// <summary>Never runs: it is read.</summary>
internal static class MadeForTheTestCaller
{
    public static async Task CallAsync(IMadeForTheTest api, List<Func<CancellationToken, Task<HttpResponseMessage>>> senders)
    {
        using var response = await api.CalledAsync(CancellationToken.None);
        senders.Add(api.HandedOnAsync);
    }
}
