using System.Text.Json.Serialization;

namespace Xnat.Typed;

/// <summary>
/// Stands for an account for some days, so that a program need not hold its password. Whoever has both halves is that account.
/// </summary>
public sealed record XnatAliasToken
{
    /// <summary>The public half.</summary>
    [JsonPropertyName("alias")]
    public required string Alias { get; init; }

    /// <summary>The secret half: as good as a password, and to be kept like one.</summary>
    [JsonPropertyName("secret")]
    public required string Secret { get; init; }

    /// <summary>The account that it stands for.</summary>
    [JsonPropertyName("xdatUserId")]
    public required string User { get; init; }

    /// <summary>When it was issued.</summary>
    [JsonPropertyName("created")]
    [JsonConverter(typeof(EpochConverter))]
    public DateTimeOffset? Created { get; init; }

    /// <summary>
    /// When the server will refuse it, by the server's clock; it ends tokens now and then only, so that one may live a little longer.
    /// </summary>
    /// <value><see langword="null"/> where the server does not say.</value>
    [JsonPropertyName("estimatedExpirationTime")]
    [JsonConverter(typeof(EpochConverter))]
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Whether it signs in once only.</summary>
    [JsonPropertyName("singleUse")]
    public bool IsSingleUse { get; init; }

    /// <summary>The credential that it is.</summary>
    public XnatCredential ToCredential() => XnatCredential.AliasToken(Alias, Secret);

    /// <summary>The class alone: the rest is secret or nobody else's business.</summary>
    public override string ToString() => nameof(XnatAliasToken);
}
