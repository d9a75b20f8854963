namespace Xnat.Typed;

/// <summary>How a folder that was downloaded is verified.</summary>
public sealed record VerifyOptions
{
    /// <summary>
    /// Which part of the files is read for its digest, from 0 to 1, picked at random; of the others length and time alone are looked at.
    /// </summary>
    /// <value>1: all of them.</value>
    public double Sample { get; init; } = 1;

    /// <summary>How many files are read, or catalogs asked for, at a time.</summary>
    /// <value>4.</value>
    public int MaxConcurrency { get; init; } = 4;

    /// <exception cref="ArgumentException">A value has no meaning.</exception>
    internal static VerifyOptions Checked(VerifyOptions? options)
    {
        options ??= new();
        if (options.Sample is not (>= 0 and <= 1)) throw new ArgumentException($"{nameof(Sample)} is from 0 to 1.", nameof(options));
        if (options.MaxConcurrency < 1) throw new ArgumentException($"{nameof(MaxConcurrency)} is at least 1.", nameof(options));
        return options;
    }
}
