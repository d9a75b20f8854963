using System;

namespace Xnat.Typed.Schema.Fields;

/// <summary>A text is no JSON.</summary>
/// <param name="message">What was found, as the end of a sentence.</param>
/// <param name="line">Where, from 1.</param>
/// <param name="column">Where, from 1.</param>
internal sealed class JsonFormatException(string message, int line, int column) : Exception(message)
{
    public int Line { get; } = line;

    public int Column { get; } = column;
}
