namespace Xnat.Typed.Tutorial.Study;

/// <summary>How much there is of the made-up study.</summary>
/// <param name="Slices">Images of each series.</param>
/// <param name="Width">Columns of an image, and its rows.</param>
internal sealed record StudySize(int Slices, int Width)
{
    /// <summary>Some hundred kilobytes, for tests.</summary>
    public static StudySize Small { get; } = new(6, 64);

    /// <summary>Some megabytes, so that there is something to see on the way.</summary>
    public static StudySize Large { get; } = new(24, 256);
}
