using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Transfer.Faults;

/// <summary>A transfer that can be begun, broken and gone on with.</summary>
internal abstract class TransferCase(XnatClient client) : IDisposable
{
    protected TemporaryFolder Folder { get; private set; } = new();

    protected XnatClient Client => client;

    /// <summary>
    /// How many bytes of files a broken run and the next may fetch together; <see langword="null"/> where all is fetched again.
    /// </summary>
    /// <param name="kind">What broke it.</param>
    public virtual long? MostBytes(StrikeKind kind) => null;

    /// <summary>Makes the target of the next transfer, empty.</summary>
    public virtual Task BeginAsync(int number)
    {
        Folder.Dispose();
        Folder = new();
        return Task.CompletedTask;
    }

    /// <summary>The transfer; called again it goes on.</summary>
    public abstract Task RunAsync();

    /// <summary>What stands under its name after a broken run is whole.</summary>
    public abstract Task RequireNothingHalfAsync();

    /// <summary>All is there, once, and nothing else.</summary>
    public abstract Task RequireAllAsync();

    public void Dispose() => Folder.Dispose();
}
