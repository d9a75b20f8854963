namespace Xnat.Typed;

/// <summary>What a field of a custom form holds.</summary>
public enum XnatFormFieldKind
{
    /// <summary>A component that this library does not know: any JSON, kept as it is and not checked.</summary>
    Unknown,

    /// <summary>A text; <c>textfield</c>, <c>textarea</c>, <c>email</c>, <c>url</c>, <c>phoneNumber</c>, <c>hidden</c>.</summary>
    Text,

    /// <summary>A number; <c>number</c>, <c>currency</c>.</summary>
    Number,

    /// <summary>A truth value; <c>checkbox</c>.</summary>
    Boolean,

    /// <summary>One of some values; <c>radio</c>, and <c>select</c> with its values in the form.</summary>
    Choice,

    /// <summary>Any of some values, each with a truth value; <c>selectboxes</c>.</summary>
    Choices,

    /// <summary>A moment, as text by ISO 8601; <c>datetime</c>.</summary>
    Moment,

    /// <summary>A day, as text; <c>day</c>, which writes <c>05/17/2024</c>.</summary>
    Day,

    /// <summary>A time of day, as text <c>13:45:00</c>; <c>time</c>.</summary>
    Time,
}
