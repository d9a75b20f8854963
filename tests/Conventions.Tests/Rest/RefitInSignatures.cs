using Refit;

namespace Xnat.Typed.Conventions.Tests.Rest;

/// <summary>What must not happen to a public type of ours, in all of its forms.</summary>
public abstract class RefitInSignatures : List<ApiException>
{
    /// <summary>As a member.</summary>
    protected RefitSettings? Settings { get; init; }

    /// <summary>As a part of a parameter.</summary>
    public abstract void Take(Func<RefitSettings[], Task> settings);

    /// <summary>As a constraint.</summary>
    public abstract void Limit<T>()
        where T : ApiException;

    /// <summary>As an attribute.</summary>
    [Get("/x")]
    public abstract void Mark();

    /// <summary>Out of sight.</summary>
    private protected RefitSettings? Hidden { get; init; }
}
