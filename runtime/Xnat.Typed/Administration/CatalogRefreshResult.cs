namespace Xnat.Typed;

/// <summary>What the object's own resources hold after a refresh.</summary>
/// <param name="Files">How many files.</param>
/// <param name="Bytes">Their size; files whose size the server does not tell count as none.</param>
/// <param name="WithoutDigest">
/// How many of them have no digest. After <see cref="CatalogRefresh.Checksums"/> that is none, or all where the site keeps none.
/// </param>
public sealed record CatalogRefreshResult(int Files, long Bytes, int WithoutDigest);
