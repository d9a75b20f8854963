namespace Xnat.Typed;

/// <summary>How an image is made of a DICOM file.</summary>
public sealed record XnatImageOptions
{
    /// <summary>Number of the frame, from 0.</summary>
    /// <value>The middle one.</value>
    public int? Frame { get; init; }

    /// <summary>The value that becomes middle gray, in the units of the image (after its rescaling).</summary>
    /// <value>What the file says; where it says nothing the whole range of values is shown.</value>
    public double? WindowCenter { get; init; }

    /// <summary>How far apart black and white are, in the same units; at least 1.</summary>
    /// <value>What the file says.</value>
    public double? WindowWidth { get; init; }

    /// <exception cref="ArgumentException">A value has no meaning.</exception>
    internal static XnatImageOptions Checked(XnatImageOptions? options)
    {
        options ??= new();
        if (options.Frame < 0) throw new ArgumentException($"{nameof(Frame)} counts from 0.", nameof(options));
        if (options.WindowWidth < 1) throw new ArgumentException($"{nameof(WindowWidth)} is at least 1.", nameof(options));
        if (options.WindowCenter is null != options.WindowWidth is null)
            throw new ArgumentException($"{nameof(WindowCenter)} and {nameof(WindowWidth)} go together.", nameof(options));
        return options;
    }
}
