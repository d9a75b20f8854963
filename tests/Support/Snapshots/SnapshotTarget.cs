namespace Xnat.Typed.Tests.Support.Snapshots;

/// <summary>One text to compare, in a file of its own when a test has several.</summary>
/// <param name="Name">Part of the file name behind <c>#</c>; <see langword="null"/> for the only text of a test.</param>
/// <param name="Text">The text that the test received.</param>
/// <param name="Extension">File extension without dot.</param>
public sealed record SnapshotTarget(string? Name, string Text, string Extension)
{
    /// <summary>
    /// A generated source file, named like Verify names it: without folder and without the
    /// last extension, the full hint name on the first line.
    /// </summary>
    public static SnapshotTarget Generated(string hintName, string source)
    {
        var file = Path.GetFileNameWithoutExtension(hintName);
        return new(file, $"//HintName: {hintName}\n{source}", "cs");
    }
}
