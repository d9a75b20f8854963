namespace Xnat.Typed;

/// <summary>A file that has arrived whole.</summary>
/// <param name="Length">Its length.</param>
/// <param name="Md5">Its digest, computed while it passed.</param>
/// <param name="By">What it was compared by.</param>
/// <param name="Modified">When the server says it was changed last.</param>
internal sealed record ReceivedFile(long Length, string Md5, VerifiedBy? By, DateTimeOffset? Modified);
