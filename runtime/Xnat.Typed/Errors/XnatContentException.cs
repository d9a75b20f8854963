namespace Xnat.Typed;

/// <summary>
/// An answer arrived and is not what it should be: broken JSON, a truncated archive, a value that is not of the schema's type.
/// </summary>
public sealed class XnatContentException : XnatException
{
    /// <summary>Says what was wrong with the content and what to do next.</summary>
    /// <param name="message">The text for the user; no labels and no values in it.</param>
    /// <param name="innerException">What led to this, if anything did.</param>
    public XnatContentException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The route that the content came from, as a template, where one is known.</summary>
    public string? Route { get; init; }

    /// <summary>The XNAT data type that was read, such as <c>xnat:mrScanData</c>, where one is known.</summary>
    public string? DataType { get; init; }

    /// <summary>The field that was read, as a schema path, where one is known.</summary>
    public string? Field { get; init; }

    /// <summary>What the field should hold, such as <c>double</c>, where one is known.</summary>
    public string? ValueKind { get; init; }
}
