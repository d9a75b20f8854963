namespace Xnat.Typed.Rest.Generator.Model;

/// <summary>What is put into a request.</summary>
internal enum StepKind
{
    /// <summary>A header whose text is known now.</summary>
    FixedHeader,

    /// <summary>A header from a parameter.</summary>
    Header,

    /// <summary>Headers from a dictionary.</summary>
    Headers,

    /// <summary>A credential behind its scheme.</summary>
    Authorize,

    /// <summary>A value for the message handlers.</summary>
    Property,

    /// <summary>One pair of the query string.</summary>
    Query,

    /// <summary>The query pairs of a list.</summary>
    QueryList,

    /// <summary>The query pairs of a dictionary.</summary>
    QueryMap,

    /// <summary>One field of a form body.</summary>
    Form,

    /// <summary>The form fields of a list.</summary>
    FormList,

    /// <summary>The form fields of a dictionary.</summary>
    FormMap,

    /// <summary>One text as form body.</summary>
    FormText,

    /// <summary>A content, stream or text as body.</summary>
    Body,

    /// <summary>A body written as JSON.</summary>
    Json,

    /// <summary>The length of the body is to be known.</summary>
    Buffer,

    /// <summary>The body has parts.</summary>
    Multipart,

    /// <summary>One part, or several.</summary>
    Part,

    /// <summary>How the address is escaped.</summary>
    UriFormat,
}
