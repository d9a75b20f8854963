namespace Xnat.Typed.Schema.Fields;

/// <summary>What a custom variable or a field of a custom form holds.</summary>
internal enum FieldKind
{
    /// <summary>Any JSON: a component of a form that nothing is known of.</summary>
    Unknown,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    WholeNumber,

    /// <summary>A number.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A day, <c>2024-05-17</c>.</summary>
    Date,

    /// <summary>One of some values, in a form.</summary>
    Choice,

    /// <summary>Any of some values, each with a truth value, in a form.</summary>
    Choices,

    /// <summary>A moment by ISO 8601, in a form.</summary>
    Moment,

    /// <summary>A day as form.io writes it, <c>05/17/2024</c>.</summary>
    Day,

    /// <summary>A time of day, in a form.</summary>
    Time,
}
