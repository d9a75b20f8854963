namespace Xnat.Typed;

/// <summary>What an answer must be to be used.</summary>
internal enum ExpectedContent
{
    /// <summary>JSON: a page is a failure.</summary>
    Json,

    /// <summary>An XML document: a page is a failure.</summary>
    Xml,

    /// <summary>Short text, such as an ID or URIs: a page is a failure.</summary>
    Text,

    /// <summary>A file: may be anything, judged by who reads it.</summary>
    Bytes,

    /// <summary>A status is enough.</summary>
    Done,
}
