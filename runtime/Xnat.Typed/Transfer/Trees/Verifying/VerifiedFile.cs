namespace Xnat.Typed;

/// <summary>What a verification found of one file.</summary>
/// <param name="Path">Its path below the folder, with <c>/</c> between names. It may hold labels.</param>
/// <param name="Verdict">What was found.</param>
/// <param name="WasRead">Whether its bytes were read; otherwise length and time were looked at alone.</param>
public sealed record VerifiedFile(string Path, FileVerdict Verdict, bool WasRead)
{
    /// <summary>The verdict; no path.</summary>
    public override string ToString() => $"{Verdict}";
}
