namespace Xnat.Typed;

/// <summary>What the server says about whose session it is.</summary>
/// <param name="User">The login that it named.</param>
/// <param name="IsNobody">Whether it knows no session of this id.</param>
/// <param name="Answer">For messages.</param>
internal sealed record IdentityAnswer(string? User, bool IsNobody, FailedAnswer Answer)
{
    /// <summary>The class alone: the login is nobody else's business.</summary>
    public override string ToString() => nameof(IdentityAnswer);
}
