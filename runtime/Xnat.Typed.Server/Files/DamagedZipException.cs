namespace Xnat.Typed.Server.Files;

/// <summary>What a zip says of one of its entries is not so. Entries are told by their position, since names may be of patients.</summary>
/// <param name="position">From 1, in the order of the directory.</param>
/// <param name="what">What was found, as the rest of a sentence.</param>
internal sealed class DamagedZipException(int position, string what) : IOException($"entry {position} {what}");
